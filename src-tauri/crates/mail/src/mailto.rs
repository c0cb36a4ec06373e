//! The mail as a `mailto:` address, which opens the owner's mail program.

use domain::text::single_line;

use crate::{
    address::address,
    catalogue::Catalogue,
    message::{Language, Message},
};

/// The maximum length of the address in bytes. Windows passes on about 2,000.
pub const MAILTO_LIMIT: usize = 1_900;

/// A `mailto:` address (RFC 6068) with recipients, subject and text.
///
/// When the address would be longer than [`MAILTO_LIMIT`], the text ends after the last complete line that fits, and a final line says
/// that the rest is left out. Recipients and subject are never shortened. Invalid recipients are left out.
pub fn mailto(to: &[String], message: &Message, language: Language) -> String {
    let to: Vec<String> = to.iter().filter_map(|text| address(text).ok()).map(|address| percent_encode(&address)).collect();
    let start = format!("mailto:{}?subject={}&body=", to.join(","), percent_encode(&single_line(&message.subject)));
    let lines: Vec<String> = message.body.lines().map(|line| format!("{}%0D%0A", percent_encode(line))).collect();
    let length: usize = lines.iter().map(String::len).sum();
    let available = MAILTO_LIMIT.saturating_sub(start.len());
    if length <= available {
        return start + &lines.concat();
    }
    let last = percent_encode(Catalogue::of(language).rest_left_out);
    let mut available = available.saturating_sub(last.len());
    let fitting = lines.into_iter().take_while(|line| {
        let fits = line.len() <= available;
        available = available.saturating_sub(line.len());
        fits
    });
    start + &fitting.collect::<String>() + &last
}

/// Percent-encodes all bytes except unreserved characters.
fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(uri: &str) -> (String, Vec<(String, String)>) {
        let uri = url::Url::parse(uri).unwrap();
        assert_eq!(uri.scheme(), "mailto");
        let pairs = uri.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        (uri.path().replace("%40", "@"), pairs)
    }

    fn message(subject: &str, body: &str) -> Message {
        Message { subject: subject.to_owned(), body: body.to_owned() }
    }

    #[test]
    fn mailto_round_trips_recipients_subject_and_text() {
        let to = [" ebba@mejl.example ", "a&b?c=d@mejl.example", "nobody"].map(str::to_owned);
        let (path, pairs) = parse(&mailto(&to, &message("Klart + 100 % & mer", "Rad 1 ä\n\nRad=2#€\n"), Language::Sv));
        assert_eq!(path, "ebba@mejl.example,a%26b%3Fc%3Dd@mejl.example");
        let expected = [("subject", "Klart + 100 % & mer"), ("body", "Rad 1 ä\r\n\r\nRad=2#€\r\n")];
        assert_eq!(pairs, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn hostile_subject_stays_a_subject() {
        let uri = mailto(&[], &message("x\r\nBcc: z@y.example&cc=z@y.example", "b"), Language::En);
        assert!(uri.starts_with("mailto:?subject="), "{uri}");
        let (_, pairs) = parse(&uri);
        assert_eq!(pairs.len(), 2);
        assert_eq!(pairs[0].1, "x Bcc: z@y.example&cc=z@y.example");
    }

    #[test]
    fn long_text_ends_at_a_line_with_a_note() {
        for (language, last) in [(Language::En, "The rest"), (Language::Sv, "Resten"), (Language::De, "Der Rest")] {
            let uri = mailto(&["ebba@mejl.example".to_owned()], &message("s", &"en rad med ord – och mer\n".repeat(200)), language);
            assert!(uri.len() <= MAILTO_LIMIT && uri.len() > MAILTO_LIMIT - 200, "{}", uri.len());
            let body = parse(&uri).1[1].1.clone();
            let (lines, end) = body.rsplit_once("\r\n").unwrap();
            assert!(end.starts_with(last) && lines.lines().all(|line| line == "en rad med ord – och mer"), "{body}");
        }
    }

    #[test]
    fn text_at_the_limit_is_complete() {
        let start = mailto(&[], &message("s", ""), Language::En).len();
        let fitting = "a".repeat(MAILTO_LIMIT - start - "%0D%0A".len());
        assert_eq!(mailto(&[], &message("s", &fitting), Language::En).len(), MAILTO_LIMIT);
        let longer = mailto(&[], &message("s", &format!("{fitting}a")), Language::En);
        assert!(longer.len() < MAILTO_LIMIT && longer.contains("left%20out"), "{longer}");
    }
}
