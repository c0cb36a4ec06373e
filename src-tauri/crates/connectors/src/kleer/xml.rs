//! The subset of XML that Kleer uses: elements and text, without namespaces, document types or custom entities.

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::Event;

/// Deeper documents are refused. No answer of Kleer comes near this depth.
const MAX_DEPTH: usize = 32;

/// An element with its text and its children, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element {
    /// Without the namespace prefix.
    pub name: String,
    /// The text directly inside, trimmed.
    pub text: String,
    pub children: Vec<Element>,
}

/// The body is not a document of the supported subset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotXml;

impl Element {
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Appends a child that contains a text.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, text: impl ToString) -> Self {
        self.children.push(Self { name: name.to_owned(), text: text.to_string(), children: Vec::new() });
        self
    }

    /// Appends a child, if there is a text.
    #[must_use]
    pub(crate) fn with_some(self, name: &str, text: Option<impl ToString>) -> Self {
        match text {
            Some(text) => self.with(name, text),
            None => self,
        }
    }

    #[must_use]
    pub(crate) fn with_element(mut self, child: Self) -> Self {
        self.children.push(child);
        self
    }

    /// The first child with the name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The document as it is sent, without declaration, namespaces and whitespace between elements.
    pub(crate) fn to_xml(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        if self.text.is_empty() && self.children.is_empty() {
            out.extend(["<", &self.name, "/>"]);
            return;
        }
        out.extend(["<", &self.name, ">"]);
        // Characters that XML 1.0 does not allow are dropped. They would make the whole document unreadable.
        let text: String = self.text.chars().filter(|character| is_allowed(*character)).collect();
        out.push_str(&escape(text.as_str()));
        for child in &self.children {
            child.write(out);
        }
        out.extend(["</", &self.name, ">"]);
    }
}

fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
}

/// Parses a complete document: one root element, with every element closed.
pub(crate) fn parse(body: &[u8]) -> Result<Element, NotXml> {
    let text = std::str::from_utf8(body).map_err(|_| NotXml)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}').trim_start());
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        match reader.read_event().map_err(|_| NotXml)? {
            Event::Start(start) if root.is_none() && open.len() < MAX_DEPTH => open.push(Element::new(start.local_name().into_inner())),
            Event::Empty(start) if root.is_none() && open.len() < MAX_DEPTH => {
                close(Element::new(start.local_name().into_inner()), &mut open, &mut root);
            }
            Event::End(_) => close(open.pop().ok_or(NotXml)?, &mut open, &mut root),
            Event::Text(text) => add_text(&text.xml10_content(), &mut open)?,
            Event::CData(text) => add_text(&text.xml10_content(), &mut open)?,
            Event::GeneralRef(reference) => {
                let character = match reference.resolve_char_ref().map_err(|_| NotXml)? {
                    Some(character) => character,
                    None => predefined_entity(&reference)?,
                };
                add_text(character.encode_utf8(&mut [0; 4]), &mut open)?;
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof if open.is_empty() => return root.ok_or(NotXml),
            // A document type could define entities. A second root or a missing end tag makes the document invalid.
            Event::Start(_) | Event::Empty(_) | Event::DocType(_) | Event::Eof => return Err(NotXml),
        }
    }
}

fn close(mut element: Element, open: &mut [Element], root: &mut Option<Element>) {
    element.text = element.text.trim().to_owned();
    match open.last_mut() {
        Some(parent) => parent.children.push(element),
        None => *root = Some(element),
    }
}

fn add_text(text: &str, open: &mut [Element]) -> Result<(), NotXml> {
    match open.last_mut() {
        Some(element) => element.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return Err(NotXml),
    }
    Ok(())
}

fn predefined_entity(name: &str) -> Result<char, NotXml> {
    match name {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => Err(NotXml),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn parse_keeps_the_order() {
        let root = parse(
            "\u{FEFF}<?xml version=\"1.0\"?>\n<a:x xmlns:a=\"u\"> <!-- c --><y z=\"1\"> Åsa &amp; S&#246;n </y><y/></a:x>\n".as_bytes(),
        )
        .unwrap();
        assert_eq!(root.name, "x");
        assert_eq!(
            root.children.iter().map(|child| (child.name.as_str(), child.text.as_str())).collect::<Vec<_>>(),
            [("y", "Åsa & Sön"), ("y", "")]
        );
    }

    #[rstest]
    #[case("")]
    #[case("hello")]
    #[case("{\"id\":1}")]
    #[case("<a>")]
    #[case("<a></b>")]
    #[case("<a/><b/>")]
    #[case("<a/>tail")]
    #[case("<!DOCTYPE html><html></html>")]
    #[case("<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>")]
    #[case("<a>&unknown;</a>")]
    #[case("<html><br></html>")]
    fn parse_refuses_other_text(#[case] text: &str) {
        assert_eq!(parse(text.as_bytes()), Err(NotXml));
    }

    #[test]
    fn parse_refuses_deep_nesting() {
        let deep = |levels: usize| format!("{}{}", "<a>".repeat(levels), "</a>".repeat(levels));
        assert!(parse(deep(32).as_bytes()).is_ok());
        assert_eq!(parse(deep(33).as_bytes()), Err(NotXml));
        assert_eq!(parse(&[b'<', 0xff, b'/', b'>']), Err(NotXml));
    }

    #[test]
    fn written_element_is_parsed_again() {
        let element = Element::new("a").with("b", "<Åsa & \"Co\">\u{0}").with_some("c", None::<&str>).with_element(Element::new("d"));
        assert_eq!(element.to_xml(), "<a><b>&lt;Åsa &amp; &quot;Co&quot;&gt;</b><d/></a>");
        assert_eq!(parse(element.to_xml().as_bytes()).unwrap().child("b").unwrap().text, "<Åsa & \"Co\">");
    }
}
