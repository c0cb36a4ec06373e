//! Which letters bytes are likeliest to be: in each encoding, the words that hold letters beyond the usual ones are looked at.

use std::collections::BTreeSet;

use super::encoding::decode_as;
use crate::{
    encoding::TextEncoding::{self, Cp437, Cp850, Iso8859_15, MacRoman, Windows1250, Windows1252},
    limits,
    table::EncodingReading,
    text,
};

/// The encodings of one byte a letter, the likeliest first.
const ENCODINGS: [TextEncoding; 6] = [Windows1252, MacRoman, Cp850, Cp437, Iso8859_15, Windows1250];
/// Different words that are looked at.
const WORDS: usize = 2_000;
/// Bytes of a word.
const WORD: usize = 40;
/// Words that the owner sees.
const SHOWN: usize = 4;
/// Encodings that the owner chooses among.
const CHOICES: usize = 4;
/// By so much an encoding has to be likelier than one that says something else.
const MARGIN: i64 = 2;

/// The likeliest encoding, whether none else can be meant, and what the text says in each that could be.
pub fn likeliest(bytes: &[u8]) -> (TextEncoding, bool, Vec<EncodingReading>) {
    let words = words(bytes);
    // Of encodings that say the same, the first stands for all.
    let mut different: Vec<(i64, TextEncoding, Vec<String>)> = Vec::new();
    for encoding in ENCODINGS {
        let said: Vec<String> = words.iter().map(|word| decode_as(word, encoding)).collect();
        if different.iter().all(|(_, _, before)| *before != said) {
            different.push((said.iter().map(|word| likelihood(word)).sum(), encoding, said));
        }
    }
    different.sort_by_key(|(likely, _, _)| std::cmp::Reverse(*likely));
    let best = different.first().map_or((0, Windows1252), |(likely, encoding, _)| (*likely, *encoding));
    let next = different.get(1).map(|(likely, _, _)| *likely);
    let certain = best.0 >= 0 && next.is_none_or(|next| best.0.saturating_sub(next) >= MARGIN);
    let choices: Vec<TextEncoding> = different.iter().take(CHOICES).map(|(_, encoding, _)| *encoding).collect();
    (best.1, certain, readings(bytes, &choices))
}

/// What a text says in these encodings: a few of the words that tell them apart.
pub fn readings(bytes: &[u8], encodings: &[TextEncoding]) -> Vec<EncodingReading> {
    let mut words: Vec<Vec<u8>> = words(bytes).into_iter().collect();
    // Words say more than signs that stand alone.
    words.sort_by_key(|word| std::cmp::Reverse(word.iter().filter(|byte| byte.is_ascii_alphabetic()).count().min(4)));
    let reading = |encoding: &TextEncoding| EncodingReading {
        encoding: *encoding,
        words: words.iter().take(SHOWN).map(|word| text::quote(&decode_as(word, *encoding), limits::QUOTE)).collect(),
    };
    encodings.iter().map(reading).collect()
}

/// The different words that hold a byte beyond the usual letters.
fn words(bytes: &[u8]) -> BTreeSet<Vec<u8>> {
    let is_part = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let mut words = BTreeSet::new();
    for word in bytes.split(|byte| !is_part(byte)).filter(|word| !word.is_ascii()) {
        words.insert(word.get(..WORD).unwrap_or(word).to_vec());
        if words.len() >= WORDS {
            break;
        }
    }
    words
}

/// How likely it is that somebody wrote a word: the letters of our languages speak for it, signs within it and a capital after a
/// small letter against it.
fn likelihood(word: &str) -> i64 {
    let letters: Vec<char> = word.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| letters.get(index)).copied();
    let mut likely = 0_i64;
    for (index, letter) in letters.iter().copied().enumerate().filter(|(_, letter)| !letter.is_ascii()) {
        let (before, after) = (at(index.checked_sub(1)), at(index.checked_add(1)));
        let neighbours = || [before, after].into_iter().flatten();
        let beside = neighbours().any(is_letter);
        likely = likely.saturating_add(if is_letter(letter) {
            let usual = match letter {
                _ if !beside => -1,
                'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'ü' | 'Ü' | 'ß' => 3,
                'é' | 'É' | 'è' | 'à' | 'ç' | 'æ' | 'ø' | 'Æ' | 'Ø' | 'á' | 'í' | 'ó' | 'ñ' | 'ë' | 'ï' | 'ê' | 'ô' => 1,
                _ => -1,
            };
            let is_capital = |letter: char| letter.is_uppercase();
            let is_small = |letter: char| letter.is_lowercase();
            let turns = (is_capital(letter) && before.is_some_and(is_small)) || (is_small(letter) && after.is_some_and(is_capital));
            if turns { usual - 4 } else { usual }
        } else if letter.is_control() {
            -6
        } else if beside && !matches!(letter, '\u{2019}' | '\u{a0}' | '\u{2013}' | '\u{ad}') {
            -4
        } else if matches!(letter, '€' | '£' | '§' | '°' | '\u{a0}' | '\u{2013}' | '\u{2014}' | '\u{2019}' | '„' | '“' | '”' | '»' | '«')
        {
            1
        } else {
            -3
        });
    }
    likely
}

/// A letter of the Latin alphabets.
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
    fn the_words_tell_the_encoding(#[case] text: &str) {
        let all = [WINDOWS_1252.encode(text).0.into_owned(), mac(text), in_page(text, CP850), in_page(text, CP437)];
        for bytes in all {
            let (encoding, certain, _) = likeliest(&bytes);
            assert_eq!((decode_as(&bytes, encoding).as_str(), certain), (text, true), "{encoding:?}");
        }
    }

    /// The bytes that Excel writes on a Mac.
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
    fn one_letter_is_enough_in_windows(#[case] text: &str) {
        let bytes = WINDOWS_1252.encode(text).0.into_owned();
        let (encoding, certain, _) = likeliest(&bytes);
        assert_eq!((decode_as(&bytes, encoding).as_str(), certain), (text, true));
    }

    #[test]
    fn what_could_be_two_is_asked_with_its_words() {
        // "Årskort" to Excel on a Mac, "ürskort" to DOS.
        let (_, certain, readings) = likeliest(b"Betrag\n\x81rskort\n");
        assert!(!certain);
        let words: Vec<String> = readings.iter().flat_map(|reading| reading.words.clone()).collect();
        assert!(words.contains(&"Årskort".to_owned()) && words.contains(&"ürskort".to_owned()), "{words:?}");
        let polish = WINDOWS_1250.encode("Łukasz Wąs").0.into_owned();
        assert!(!likeliest(&polish).1);
    }
}
