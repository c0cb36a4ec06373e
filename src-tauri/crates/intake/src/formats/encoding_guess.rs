//! A guess at single-byte encodings: words with non-ASCII letters are decoded in each encoding and scored.

use std::collections::BTreeSet;

use super::encoding::decode_as;
use crate::{
    encoding::TextEncoding::{self, Cp437, Cp850, Iso8859_15, MacRoman, Windows1250, Windows1252},
    limits,
    table::EncodingReading,
    text,
};

/// The single-byte encodings, the most common first.
const ENCODINGS: [TextEncoding; 6] = [Windows1252, MacRoman, Cp850, Cp437, Iso8859_15, Windows1250];
/// Different words that are scored.
const MAX_WORDS: usize = 2_000;
const MAX_WORD_BYTES: usize = 40;
/// Words that the owner sees for each encoding.
const SHOWN_WORDS: usize = 4;
/// Encodings that the owner chooses among.
const MAX_CHOICES: usize = 4;
/// The lead in score that makes an encoding certain.
const MARGIN: i64 = 2;

/// The most likely encoding, whether it is certain, and sample words in each possible encoding.
pub fn guess(bytes: &[u8]) -> (TextEncoding, bool, Vec<EncodingReading>) {
    let words = non_ascii_words(bytes);
    // Encodings that decode all words alike are represented by the first of them.
    let mut candidates: Vec<(i64, TextEncoding, Vec<String>)> = Vec::new();
    for encoding in ENCODINGS {
        let decoded: Vec<String> = words.iter().map(|word| decode_as(word, encoding)).collect();
        if candidates.iter().all(|(_, _, before)| *before != decoded) {
            candidates.push((decoded.iter().map(|word| likelihood(word)).sum(), encoding, decoded));
        }
    }
    candidates.sort_by_key(|(score, _, _)| std::cmp::Reverse(*score));
    let best = candidates.first().map_or((0, Windows1252), |(score, encoding, _)| (*score, *encoding));
    let next = candidates.get(1).map(|(score, _, _)| *score);
    let certain = best.0 >= 0 && next.is_none_or(|next| best.0.saturating_sub(next) >= MARGIN);
    let choices: Vec<TextEncoding> = candidates.iter().take(MAX_CHOICES).map(|(_, encoding, _)| *encoding).collect();
    (best.1, certain, readings(bytes, &choices))
}

/// A few of the words that differ between these encodings, as each of them decodes them.
pub fn readings(bytes: &[u8], encodings: &[TextEncoding]) -> Vec<EncodingReading> {
    let mut words: Vec<Vec<u8>> = non_ascii_words(bytes).into_iter().collect();
    // Words with letters tell more than signs that stand alone.
    words.sort_by_key(|word| std::cmp::Reverse(word.iter().filter(|byte| byte.is_ascii_alphabetic()).count().min(4)));
    let reading = |encoding: &TextEncoding| EncodingReading {
        encoding: *encoding,
        words: words.iter().take(SHOWN_WORDS).map(|word| text::quote(&decode_as(word, *encoding), limits::QUOTE)).collect(),
    };
    encodings.iter().map(reading).collect()
}

/// The different words with a non-ASCII byte.
fn non_ascii_words(bytes: &[u8]) -> BTreeSet<Vec<u8>> {
    let is_word_byte = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let mut words = BTreeSet::new();
    for word in bytes.split(|byte| !is_word_byte(byte)).filter(|word| !word.is_ascii()) {
        words.insert(word.get(..MAX_WORD_BYTES).unwrap_or(word).to_vec());
        if words.len() >= MAX_WORDS {
            break;
        }
    }
    words
}

/// Scores a word. German and Swedish letters add to the score. Signs inside a word and a capital after a small letter lower it.
fn likelihood(word: &str) -> i64 {
    let letters: Vec<char> = word.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| letters.get(index)).copied();
    let mut score = 0_i64;
    for (index, letter) in letters.iter().copied().enumerate().filter(|(_, letter)| !letter.is_ascii()) {
        let (before, after) = (at(index.checked_sub(1)), at(index.checked_add(1)));
        let neighbours = || [before, after].into_iter().flatten();
        let is_beside_letter = neighbours().any(is_letter);
        score = score.saturating_add(if is_letter(letter) {
            let usual = match letter {
                _ if !is_beside_letter => -1,
                'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'ü' | 'Ü' | 'ß' => 3,
                'é' | 'É' | 'è' | 'à' | 'ç' | 'æ' | 'ø' | 'Æ' | 'Ø' | 'á' | 'í' | 'ó' | 'ñ' | 'ë' | 'ï' | 'ê' | 'ô' => 1,
                _ => -1,
            };
            let is_capital = |letter: char| letter.is_uppercase();
            let is_small = |letter: char| letter.is_lowercase();
            let has_capital_inside =
                (is_capital(letter) && before.is_some_and(is_small)) || (is_small(letter) && after.is_some_and(is_capital));
            if has_capital_inside { usual - 4 } else { usual }
        } else if letter.is_control() {
            -6
        } else if is_beside_letter && !matches!(letter, '\u{2019}' | '\u{a0}' | '\u{2013}' | '\u{ad}') {
            -4
        } else if matches!(letter, '€' | '£' | '§' | '°' | '\u{a0}' | '\u{2013}' | '\u{2014}' | '\u{2019}' | '„' | '“' | '”' | '»' | '«')
        {
            1
        } else {
            -3
        });
    }
    score
}

/// Whether this is a Latin letter.
fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || (('\u{c0}'..='\u{24f}').contains(&letter) && letter.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use encoding_rs::{MACINTOSH, WINDOWS_1250, WINDOWS_1252};
    use rstest::rstest;

    use super::*;
    use crate::formats::code_pages::{CP437, CP850};

    fn in_page(text: &str, page: &str) -> Vec<u8> {
        let byte = |letter: char| match page.chars().position(|there| there == letter) {
            _ if letter.is_ascii() => u8::try_from(letter).unwrap(),
            place => u8::try_from(place.unwrap() + 128).unwrap(),
        };
        text.chars().map(byte).collect()
    }

    #[rstest]
    #[case("Anställningsnummer;Förmån;Belopp;Lönemånad\n1;Friskvård;300,00;2026-11\n2;Årskort;50;2026-11\n")]
    #[case("Mitarbeiter;Währung;Förderung;Größe\nJürgen Öztürk;x;Übung;groß\n")]
    #[case("Namn;Förmån\nÅsa Öberg;Årskort\n")]
    #[case("Löneart;Belopp\nFÖRMÅN;1\nÖVRIGT;2\n")]
    fn encoding_is_guessed_from_its_words(#[case] text: &str) {
        let all = [WINDOWS_1252.encode(text).0.into_owned(), mac(text), in_page(text, CP850), in_page(text, CP437)];
        for bytes in all {
            let (encoding, certain, _) = guess(&bytes);
            assert_eq!((decode_as(&bytes, encoding).as_str(), certain), (text, true), "{encoding:?}");
        }
    }

    /// Encodes a text as Excel on a Mac does.
    fn mac(text: &str) -> Vec<u8> {
        let byte = |letter: char| (0..=255).find(|byte| MACINTOSH.decode_without_bom_handling(&[*byte]).0.chars().eq([letter])).unwrap();
        text.chars().map(byte).collect()
    }

    #[rstest]
    #[case("1\u{a0}234,50 kr")]
    #[case("50,00 €")]
    #[case("Café")]
    #[case("Straße")]
    #[case("2026 – 2027")]
    fn one_letter_is_enough_for_windows_1252(#[case] text: &str) {
        let bytes = WINDOWS_1252.encode(text).0.into_owned();
        let (encoding, certain, _) = guess(&bytes);
        assert_eq!((decode_as(&bytes, encoding).as_str(), certain), (text, true));
    }

    #[test]
    fn ambiguous_encoding_is_uncertain_with_readings() {
        // Mac Roman reads "Årskort", code page 850 reads "ürskort".
        let (_, certain, readings) = guess(b"Betrag\n\x81rskort\n");
        assert!(!certain);
        let words: Vec<String> = readings.iter().flat_map(|reading| reading.words.clone()).collect();
        assert!(words.contains(&"Årskort".to_owned()) && words.contains(&"ürskort".to_owned()), "{words:?}");
        let polish = WINDOWS_1250.encode("Łukasz Wąs").0.into_owned();
        assert!(!guess(&polish).1);
    }
}
