//! Error values that spreadsheets write into cells, in English, German and Swedish.

const ERRORS: [&str; 33] = [
    "#REF!",
    "#BEZUG!",
    "#REFERENS!",
    "#N/A",
    "#NV",
    "#SAKNAS!",
    "#VALUE!",
    "#WERT!",
    "#VÄRDEFEL!",
    "#NAME?",
    "#NAMN?",
    "#DIV/0!",
    "#DIVISION/0!",
    "#NUM!",
    "#ZAHL!",
    "#OGILTIGT!",
    "#NULL!",
    "#SKÄRNING!",
    "#SPILL!",
    "#ÜBERLAUF!",
    "#SPILL",
    "#CALC!",
    "#KALK!",
    "#BERÄKNA!",
    "#FIELD!",
    "#FELD!",
    "#FÄLT!",
    "#BLOCKED!",
    "#BLOCKIERT!",
    "#UNKNOWN!",
    "#GETTING_DATA",
    "#CONNECT!",
    "#N/V",
];

/// Whether a text is a spreadsheet error: a known one, a cell too narrow for its value ("####"), or an error by number
/// ("Err:502", "Fehler:502", "Fel:502").
pub fn is_error(text: &str) -> bool {
    if !text.starts_with(['#', 'E', 'F', 'e', 'f']) || text.len() > 20 {
        return false;
    }
    let upper = text.to_uppercase();
    let numbered = ["ERR:", "FEHLER:", "FEL:", "ERROR:"].iter().filter_map(|start| upper.strip_prefix(start));
    let is_numbered = numbered.map(str::trim).any(|rest| rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_digit()));
    let is_narrow = upper.len() >= 3 && upper.bytes().all(|byte| byte == b'#');
    ERRORS.contains(&upper.as_str()) || is_numbered || is_narrow
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheet_errors_are_recognized_and_texts_are_not() {
        for text in ["#REF!", "#NV", "#Saknas!", "#VÄRDEFEL!", "#DIV/0!", "Err:502", "Fehler:508", "#####"] {
            assert!(is_error(text), "{text}");
        }
        for text in ["", "#1", "#17", "Error", "Friskvård", "Err:x", "#NV 17", "##"] {
            assert!(!is_error(text), "{text}");
        }
    }
}
