//! How Kleer's messages are described: named elements in a fixed order.

use std::borrow::Cow;

/// What an element holds.
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

/// How often an element stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    Optional,
    Repeated,
}

/// An element of a message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element {
    pub name: &'static str,
    pub kind: Kind,
    pub need: Need,
}

pub(super) const fn must(name: &'static str, kind: Kind) -> Element {
    Element { name, kind, need: Need::Required }
}

pub(super) const fn may(name: &'static str, kind: Kind) -> Element {
    Element { name, kind, need: Need::Optional }
}

pub(super) const fn many(name: &'static str, kind: Kind) -> Element {
    Element { name, kind, need: Need::Repeated }
}

impl Element {
    /// A repeated element stands in JSON under its plural.
    pub fn json_name(&self) -> Cow<'static, str> {
        if self.need == Need::Repeated { Cow::Owned(plural(self.name)) } else { Cow::Borrowed(self.name) }
    }

    /// The repeated element that this one only wraps.
    pub fn wrapped(&self) -> Option<&'static Element> {
        match self.kind {
            Kind::Group([only]) if only.need == Need::Repeated => Some(only),
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

/// `LeaveOfAbsence` as JSON spells it: `LEAVE_OF_ABSENCE`.
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
