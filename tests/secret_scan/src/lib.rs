//! What must not be found where it does not belong: the secrets and the personal numbers of a company, in every spelling.
//!
//! A crate of its own because the memory of whole programs is searched with it: it is built for speed where the tests are not.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Reader as _, Xlsx, XlsxError};
use serde_json::Value;

/// Texts to look for, each with what it is. Found all at once, however many they are.
#[derive(Debug, Default)]
pub struct SecretScan {
    by_begin: BTreeMap<u32, Vec<(Vec<u8>, String)>>,
    /// Which marks the beginnings have: nearly every byte of a haystack is passed over by it.
    marks: Vec<bool>,
}

/// The fields of the simulated services that hold a personal number or a bank account.
const NUMBERS: [&str; 3] = ["ssn", "account-nr", "iban"];
/// What is shorter stands in many a place by chance.
const SHORTEST: usize = 7;
/// By how many bytes a text is recognised first.
const BEGIN: usize = 4;
const MARKS: usize = 1 << 16;

impl SecretScan {
    /// Secrets by their names, plain and coded: alone or within a longer text, as a log-in by user and password is.
    pub fn secrets<'a>(secrets: impl IntoIterator<Item = (&'a str, String)>) -> SecretScan {
        let mut needles = SecretScan::default();
        for (name, secret) in secrets {
            assert!(secret.len() >= SHORTEST, "{name} is too short to be looked for");
            needles.add(&secret, name);
            needles.add(&url_coded(&secret), &format!("{name}, coded for an address"));
            let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            needles.add(&hex, &format!("{name} in hex"));
            needles.add(&hex.to_uppercase(), &format!("{name} in hex"));
            for part in base64_parts(secret.as_bytes()) {
                needles.add(&part.replace('+', "-").replace('/', "_"), &format!("{name} in base64"));
                needles.add(&part, &format!("{name} in base64"));
            }
        }
        needles
    }

    /// Every personal number and bank account that the simulated services hold, but for those that are `known`.
    pub fn numbers(state: &Value, known: &BTreeSet<String>) -> SecretScan {
        let mut found = BTreeSet::new();
        collect(state, &mut found);
        assert!(found.len() > 20, "the company has no numbers to look for");
        let mut needles = SecretScan::default();
        for number in found {
            let digits = digits(&number);
            if known.contains(&digits) || digits.len() < SHORTEST {
                continue;
            }
            // The end of the name alone: what is found is printed.
            let name = format!("the number that ends with {}", &digits[digits.len().saturating_sub(2)..]);
            for spelling in spellings(&number, &digits) {
                needles.add(&spelling, &name);
            }
        }
        needles
    }

    /// The names of everything that stands in there, as UTF-8 or UTF-16.
    pub fn within(&self, hay: &[u8]) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (at, four) in hay.windows(BEGIN).enumerate() {
            let begin = u32::from_le_bytes([four[0], four[1], four[2], four[3]]);
            if self.marks.get(mark(begin)).copied().unwrap_or_default() {
                let here = self.by_begin.get(&begin).into_iter().flatten();
                found.extend(here.filter(|(needle, _)| hay[at..].starts_with(needle)).map(|(_, name)| name.clone()));
            }
        }
        found
    }

    fn add(&mut self, text: &str, name: &str) {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, form) in [(text.as_bytes().to_vec(), ""), (wide, " (UTF-16)")] {
            let begin = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            self.marks.resize(MARKS, false);
            self.marks[mark(begin)] = true;
            let entries = self.by_begin.entry(begin).or_default();
            if !entries.iter().any(|(known, _)| *known == bytes) {
                entries.push((bytes, format!("{name}{form}")));
            }
        }
    }
}

/// The place of a beginning among the marks; several may share one.
fn mark(begin: u32) -> usize {
    usize::try_from(begin.wrapping_mul(0x9E37_79B1) >> 16).unwrap_or_default()
}

/// Takes out of an answer to the window the numbers that its mask shows whole, and returns their digits: where two numbers
/// stand side by side, as old and new or as source and target, the digits in which they differ are shown on purpose. A number
/// of which one digit should be hidden stays in, and is found.
pub fn take_shown(answer: &mut Value) -> BTreeSet<String> {
    let mut shown = BTreeSet::new();
    match answer {
        Value::Array(items) => items.iter_mut().for_each(|item| shown.extend(take_shown(item))),
        Value::Object(fields) => {
            for [one, other] in [["old", "new"], ["source", "target"]] {
                let side = |name: &str| fields.get(name).and_then(|side| side["value"].as_str()).map(str::to_owned);
                let (field, Some(at_one), Some(at_other)) = (fields.get("field").cloned(), side(one), side(other)) else { continue };
                for (name, text, beside) in [(one, &at_one, &at_other), (other, &at_other, &at_one)] {
                    if field.as_ref().and_then(Value::as_str).is_some_and(|field| is_shown_whole(field, text, beside)) {
                        shown.insert(digits(text));
                        fields[name]["value"] = Value::Null;
                    }
                }
            }
            fields.values_mut().for_each(|value| shown.extend(take_shown(value)));
        }
        _ => {}
    }
    shown
}

/// Whether every digit that the mask would hide of a number alone differs from the one beside it. What is hidden is said here
/// once more, as `docs/privacy.md` says it: a mask that shows more than that is found.
fn is_shown_whole(field: &str, number: &str, beside: &str) -> bool {
    let hides: fn(usize) -> bool = match field {
        "ssn" => |from_the_end| from_the_end < 4,
        "account_number" => |from_the_end| from_the_end >= 3,
        _ => return false,
    };
    let places = |text: &str| text.chars().rev().filter(|letter| letter.is_alphanumeric()).collect::<Vec<char>>();
    let (number, beside) = (places(number), places(beside));
    let is_a_pair = !number.is_empty() && !beside.is_empty();
    is_a_pair && number.iter().enumerate().all(|(place, letter)| !hides(place) || beside.get(place) != Some(letter))
}

/// The text of every cell of a workbook: in the file itself it lies compressed.
///
/// # Errors
/// When it is no workbook.
pub fn cells(workbook: &[u8]) -> Result<String, XlsxError> {
    let mut book = Xlsx::new(Cursor::new(workbook))?;
    let sheets = book.worksheets();
    Ok(sheets.iter().flat_map(|(_, sheet)| sheet.cells()).map(|(_, _, cell)| format!("{cell}\n")).collect())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn collect(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if NUMBERS.contains(&name.as_str()) => drop(found.insert(text.clone())),
                    _ if name == "bankAccount" => found.extend(value["number"].as_str().map(str::to_owned)),
                    _ => collect(value, found),
                }
            }
        }
        _ => {}
    }
}

fn spellings(number: &str, digits: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::from([number.to_owned(), digits.to_owned()]);
    let short = match digits.len() {
        12 => &digits[2..],
        10 => digits,
        _ => return all,
    };
    for date in [&digits[..digits.len() - 4], &short[..6]] {
        for sign in ["", "-", "+", " ", "\u{2013}"] {
            all.insert(format!("{date}{sign}{}", &digits[digits.len() - 4..]));
        }
    }
    all
}

fn url_coded(text: &str) -> String {
    let coded = |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(coded).collect()
}

/// What every base64 of a text that holds these bytes holds too: one part for each place at which they can begin.
fn base64_parts(bytes: &[u8]) -> Vec<String> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let from = |first: usize| -> String {
        // From the first byte that begins a letter to the last that ends one.
        let triples = bytes[first..].chunks_exact(3);
        let letters = triples.flat_map(|three| {
            let bits = u32::from(three[0]) << 16 | u32::from(three[1]) << 8 | u32::from(three[2]);
            [18, 12, 6, 0].map(|shift| char::from(LETTERS[usize::try_from(bits >> shift & 63).unwrap_or_default()]))
        });
        letters.collect()
    };
    (0..3).map(from).filter(|part| part.len() >= SHORTEST).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_secret_is_found_however_it_is_coded() {
        let needles = SecretScan::secrets([("the token", "a/b geheim-7".to_owned())]);
        for text in [
            "x a/b geheim-7",
            "a%2Fb%20geheim%2D7",
            "612f622067656865696d2d37",
            "YS9iIGdlaGVpbS03",
            "dXNlcjphL2IgZ2VoZWltLTc=",
            "eHg6YS9iIGdlaGVpbS03",
        ] {
            assert!(!needles.within(text.as_bytes()).is_empty(), "{text}");
        }
        let wide: Vec<u8> = "a/b geheim-7".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(needles.within(&wide), BTreeSet::from(["the token (UTF-16)".to_owned()]));
        assert!(needles.within(b"a/b geheim-8").is_empty());
    }

    #[test]
    fn a_number_is_found_however_it_is_spelled() {
        let people: Vec<Value> = (10..40).map(|end| json!({ "ssn": format!("1990010100{end}") })).collect();
        let needles = SecretScan::numbers(&json!({ "people": people, "bankAccount": { "number": "904 431 234-5" } }), &BTreeSet::new());
        for text in ["199001010017", "19900101-0017", "900101-0017", "9001010017", "900101+0017", "904 431 234-5", "9044312345"] {
            assert!(!needles.within(format!("<{text}>").as_bytes()).is_empty(), "{text}");
        }
        assert!(needles.within("19900101-••••, 900101".as_bytes()).is_empty());
    }
    #[test]
    fn a_number_is_taken_out_only_where_every_digit_that_should_be_hidden_differs() {
        let text = |value: &str| json!({ "kind": "text", "value": value });
        let pair = |field: &str, one: &str, other: &str| {
            json!({ "conflicts": [{ "field": field, "old": text(one), "new": text(other) }],
                    "kept": [{ "field": field, "source": text(one), "target": text(other), "why": "empty" }] })
        };
        let taken = |field: &str, one: &str, other: &str| take_shown(&mut pair(field, one, other));
        let (one, other) = ("19790905-1218", "19790905-2307");
        let mut whole = pair("ssn", one, other);
        assert_eq!(take_shown(&mut whole), BTreeSet::from(["197909051218".to_owned(), "197909052307".to_owned()]));
        assert!(!whole.to_string().contains("19790905"), "{whole}");
        for (field, one, other) in [
            // The last of the hidden digits is the same.
            ("ssn", one, "19790905-2308"),
            ("ssn", one, one),
            ("ssn", one, ""),
            // Nothing hides a number in another field, and so nothing shows it on purpose.
            ("employee_number", one, other),
            ("account_number", "9044312345", "8155422346"),
        ] {
            let (mut answer, before) = (pair(field, one, other), pair(field, one, other));
            assert_eq!((take_shown(&mut answer), &answer), (BTreeSet::new(), &before), "{field} {one} {other}");
        }
        // Each side by itself: of the longer one the digits that the shorter one has not are shown.
        assert_eq!(taken("account_number", "9044312345", "044312345"), BTreeSet::new());
        assert_eq!(taken("account_number", "9112345", "12345"), BTreeSet::new());
        assert_eq!(taken("account_number", "9123345", "12345"), BTreeSet::from(["9123345".to_owned(), "12345".to_owned()]));
    }
}
