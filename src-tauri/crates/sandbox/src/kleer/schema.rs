//! The schema of Kleer's messages: named elements in a fixed order.

use std::borrow::Cow;

/// The type of an element.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Int,
    Long,
    Decimal,
    Text,
    Bool,
    Date,
    Choice(&'static [&'static str]),
    Group(&'static [Element]),
}

/// The allowed number of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occurrence {
    Required,
    Optional,
    Repeated,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Element {
    pub name: &'static str,
    pub kind: Kind,
    pub occurrence: Occurrence,
}

pub(super) const fn must(name: &'static str, kind: Kind) -> Element {
    Element { name, kind, occurrence: Occurrence::Required }
}

pub(super) const fn may(name: &'static str, kind: Kind) -> Element {
    Element { name, kind, occurrence: Occurrence::Optional }
}

pub(super) const fn many(name: &'static str, kind: Kind) -> Element {
    Element { name, kind, occurrence: Occurrence::Repeated }
}

impl Element {
    /// The name in JSON: the plural for a repeated element.
    pub fn json_name(&self) -> Cow<'static, str> {
        if self.occurrence == Occurrence::Repeated { Cow::Owned(plural(self.name)) } else { Cow::Borrowed(self.name) }
    }

    /// The repeated element, when this element only wraps it.
    pub fn wrapped(&self) -> Option<&'static Element> {
        match self.kind {
            Kind::Group([only]) if only.occurrence == Occurrence::Repeated => Some(only),
            _ => None,
        }
    }
}

fn plural(name: &str) -> String {
    if name.ends_with("child") {
        return format!("{name}ren");
    }
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|end| name.ends_with(end));
    match name.strip_suffix('y') {
        Some(stem) if !vowel_before_y => format!("{stem}ies"),
        _ => format!("{name}s"),
    }
}

/// The JSON spelling of an enum value: `LEAVE_OF_ABSENCE` for `LeaveOfAbsence`.
pub(super) fn upper_snake(name: &str) -> String {
    let mut spelled = String::new();
    for (index, letter) in name.char_indices() {
        if letter.is_ascii_uppercase() && index > 0 {
            spelled.push('_');
        }
        spelled.push(letter.to_ascii_uppercase());
    }
    spelled
}
