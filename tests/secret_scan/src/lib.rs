//! Searches bytes for the secrets and personal numbers of a company, in every spelling and encoding.
//!
//! It is a crate of its own because tests search the memory of whole programs with it. Its build is optimized, unlike that of the tests.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Reader as _, Xlsx, XlsxError};
use serde_json::Value;

/// A set of named texts that one pass over the bytes finds.
#[derive(Debug, Default)]
pub struct SecretScan {
    by_prefix: BTreeMap<u32, Vec<(Vec<u8>, String)>>,
    /// The hashes of all prefixes. A lookup here skips nearly every position of the searched bytes.
    prefix_filter: Vec<bool>,
}

/// The fields of the simulated services that contain a personal number or a bank account.
const NUMBER_FIELDS: [&str; 3] = ["ssn", "account-nr", "iban"];
/// A shorter text would be found by chance.
const MIN_LENGTH: usize = 7;
/// The length of a prefix, in bytes.
const PREFIX: usize = 4;
const FILTER_SIZE: usize = 1 << 16;

impl SecretScan {
    /// Named secrets, plain and encoded. An encoded secret is also found within a longer encoded text, for example a login of user and
    /// password.
    pub fn secrets<'a>(secrets: impl IntoIterator<Item = (&'a str, String)>) -> SecretScan {
        let mut scan = SecretScan::default();
        for (name, secret) in secrets {
            assert!(secret.len() >= MIN_LENGTH, "{name} is too short to be looked for");
            scan.add(&secret, name);
            scan.add(&percent_encoded(&secret), &format!("{name}, coded for an address"));
            let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            scan.add(&hex, &format!("{name} in hex"));
            scan.add(&hex.to_uppercase(), &format!("{name} in hex"));
            for part in base64_parts(secret.as_bytes()) {
                scan.add(&part.replace('+', "-").replace('/', "_"), &format!("{name} in base64"));
                scan.add(&part, &format!("{name} in base64"));
            }
        }
        scan
    }

    /// Every personal number and bank account of the simulated services, except the `known` ones.
    pub fn numbers(state: &Value, known: &BTreeSet<String>) -> SecretScan {
        let mut found = BTreeSet::new();
        collect_numbers(state, &mut found);
        assert!(found.len() > 20, "the company has no numbers to look for");
        let mut scan = SecretScan::default();
        for number in found {
            let digits = digits(&number);
            if known.contains(&digits) || digits.len() < MIN_LENGTH {
                continue;
            }
            // Results are printed, so the name contains only the end of the number.
            let name = format!("the number that ends with {}", &digits[digits.len().saturating_sub(2)..]);
            for spelling in spellings(&number, &digits) {
                scan.add(&spelling, &name);
            }
        }
        scan
    }

    /// The names of all texts that the bytes contain, as UTF-8 or UTF-16.
    pub fn within(&self, bytes: &[u8]) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (at, window) in bytes.windows(PREFIX).enumerate() {
            let prefix = u32::from_le_bytes([window[0], window[1], window[2], window[3]]);
            if self.prefix_filter.get(filter_index(prefix)).copied().unwrap_or_default() {
                let candidates = self.by_prefix.get(&prefix).into_iter().flatten();
                found.extend(candidates.filter(|(text, _)| bytes[at..].starts_with(text)).map(|(_, name)| name.clone()));
            }
        }
        found
    }

    fn add(&mut self, text: &str, name: &str) {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, form) in [(text.as_bytes().to_vec(), ""), (wide, " (UTF-16)")] {
            let prefix = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            self.prefix_filter.resize(FILTER_SIZE, false);
            self.prefix_filter[filter_index(prefix)] = true;
            let entries = self.by_prefix.entry(prefix).or_default();
            if !entries.iter().any(|(known, _)| *known == bytes) {
                entries.push((bytes, format!("{name}{form}")));
            }
        }
    }
}

/// The index of a prefix in the filter. Several prefixes may share one.
fn filter_index(prefix: u32) -> usize {
    usize::try_from(prefix.wrapping_mul(0x9E37_79B1) >> 16).unwrap_or_default()
}

/// Removes the numbers that an answer to the window shows whole on purpose, and returns their digits. Where two numbers stand side by
/// side (old and new, or source and target), the mask shows the digits in which they differ. A number with a digit that should be hidden
/// stays in the answer, so that a scan finds it.
pub fn remove_shown_numbers(answer: &mut Value) -> BTreeSet<String> {
    let mut shown = BTreeSet::new();
    match answer {
        Value::Array(items) => items.iter_mut().for_each(|item| shown.extend(remove_shown_numbers(item))),
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
            fields.values_mut().for_each(|value| shown.extend(remove_shown_numbers(value)));
        }
        _ => {}
    }
    shown
}

/// Whether every digit that the mask would hide differs from the digit beside it. This repeats the rule of `docs/privacy.md` on purpose,
/// so that a scan finds a mask that shows more.
fn is_shown_whole(field: &str, number: &str, beside: &str) -> bool {
    let is_hidden: fn(usize) -> bool = match field {
        "ssn" => |from_end| from_end < 4,
        "account_number" => |from_end| from_end >= 3,
        _ => return false,
    };
    let digits_from_end = |text: &str| text.chars().rev().filter(|character| character.is_alphanumeric()).collect::<Vec<char>>();
    let (number, beside) = (digits_from_end(number), digits_from_end(beside));
    let is_a_pair = !number.is_empty() && !beside.is_empty();
    is_a_pair && number.iter().enumerate().all(|(place, digit)| !is_hidden(place) || beside.get(place) != Some(digit))
}

/// The text of every cell of a workbook, whose file is compressed.
pub fn cells(workbook: &[u8]) -> Result<String, XlsxError> {
    let mut book = Xlsx::new(Cursor::new(workbook))?;
    let sheets = book.worksheets();
    Ok(sheets.iter().flat_map(|(_, sheet)| sheet.cells()).map(|(_, _, cell)| format!("{cell}\n")).collect())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn collect_numbers(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_numbers(item, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if NUMBER_FIELDS.contains(&name.as_str()) => drop(found.insert(text.clone())),
                    _ if name == "bankAccount" => found.extend(value["number"].as_str().map(str::to_owned)),
                    _ => collect_numbers(value, found),
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

fn percent_encoded(text: &str) -> String {
    let encoded = |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(encoded).collect()
}

/// The parts that every base64 encoding of a text with these bytes contains. There is one for each of the three offsets at which the bytes
/// can begin.
fn base64_parts(bytes: &[u8]) -> Vec<String> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let from = |first: usize| -> String {
        // Only complete groups of three bytes encode to characters that do not depend on neighbouring bytes.
        let triples = bytes[first..].chunks_exact(3);
        let characters = triples.flat_map(|three| {
            let bits = u32::from(three[0]) << 16 | u32::from(three[1]) << 8 | u32::from(three[2]);
            [18, 12, 6, 0].map(|shift| char::from(ALPHABET[usize::try_from(bits >> shift & 63).unwrap_or_default()]))
        });
        characters.collect()
    };
    (0..3).map(from).filter(|part| part.len() >= MIN_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn secret_is_found_in_every_encoding() {
        let scan = SecretScan::secrets([("the token", "a/b geheim-7".to_owned())]);
        for text in [
            "x a/b geheim-7",
            "a%2Fb%20geheim%2D7",
            "612f622067656865696d2d37",
            "YS9iIGdlaGVpbS03",
            "dXNlcjphL2IgZ2VoZWltLTc=",
            "eHg6YS9iIGdlaGVpbS03",
        ] {
            assert!(!scan.within(text.as_bytes()).is_empty(), "{text}");
        }
        let wide: Vec<u8> = "a/b geheim-7".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(scan.within(&wide), BTreeSet::from(["the token (UTF-16)".to_owned()]));
        assert!(scan.within(b"a/b geheim-8").is_empty());
    }

    #[test]
    fn number_is_found_in_every_spelling() {
        let people: Vec<Value> = (10..40).map(|end| json!({ "ssn": format!("1990010100{end}") })).collect();
        let scan = SecretScan::numbers(&json!({ "people": people, "bankAccount": { "number": "904 431 234-5" } }), &BTreeSet::new());
        for text in ["199001010017", "19900101-0017", "900101-0017", "9001010017", "900101+0017", "904 431 234-5", "9044312345"] {
            assert!(!scan.within(format!("<{text}>").as_bytes()).is_empty(), "{text}");
        }
        assert!(scan.within("19900101-••••, 900101".as_bytes()).is_empty());
    }

    #[test]
    fn remove_shown_numbers_keeps_equal_digits() {
        let text = |value: &str| json!({ "kind": "text", "value": value });
        let pair = |field: &str, one: &str, other: &str| {
            json!({ "conflicts": [{ "field": field, "old": text(one), "new": text(other) }],
                    "kept": [{ "field": field, "source": text(one), "target": text(other), "why": "empty" }] })
        };
        let taken = |field: &str, one: &str, other: &str| remove_shown_numbers(&mut pair(field, one, other));
        let (one, other) = ("19790905-1218", "19790905-2307");
        let mut whole = pair("ssn", one, other);
        assert_eq!(remove_shown_numbers(&mut whole), BTreeSet::from(["197909051218".to_owned(), "197909052307".to_owned()]));
        assert!(!whole.to_string().contains("19790905"), "{whole}");
        for (field, one, other) in [
            // One of the hidden digits is equal.
            ("ssn", one, "19790905-2308"),
            ("ssn", one, one),
            ("ssn", one, ""),
            // Another field has no mask, so its numbers are never shown on purpose.
            ("employee_number", one, other),
            ("account_number", "9044312345", "8155422346"),
        ] {
            let (mut answer, before) = (pair(field, one, other), pair(field, one, other));
            assert_eq!((remove_shown_numbers(&mut answer), &answer), (BTreeSet::new(), &before), "{field} {one} {other}");
        }
        // The digits that only the longer number has are shown.
        assert_eq!(taken("account_number", "9044312345", "044312345"), BTreeSet::new());
        assert_eq!(taken("account_number", "9112345", "12345"), BTreeSet::new());
        assert_eq!(taken("account_number", "9123345", "12345"), BTreeSet::from(["9123345".to_owned(), "12345".to_owned()]));
    }
}
