//! XML messages. The order of the elements matters.

use quick_xml::{
    Reader,
    escape::{escape, resolve_predefined_entity},
    events::{BytesStart, Event},
};
use serde_json::{Map, Value};

use super::{
    schema::{Element, Kind, Occurrence},
    values,
};

/// Writes neither a declaration nor a namespace.
pub(super) fn write(root: &str, elements: &[Element], value: &Value) -> String {
    let mut out = format!("<{root}>");
    write_group(&mut out, elements, value);
    out + &format!("</{root}>")
}

fn write_group(out: &mut String, elements: &[Element], value: &Value) {
    for element in elements {
        match value.get(element.name) {
            None | Some(Value::Null) => {}
            Some(Value::Array(items)) if element.occurrence == Occurrence::Repeated => {
                items.iter().for_each(|item| write_element(out, element, item));
            }
            Some(value) => write_element(out, element, value),
        }
    }
}

fn write_element(out: &mut String, element: &Element, value: &Value) {
    // Pushed piece by piece, because a list of thousands has hundreds of thousands of elements.
    let tag = |out: &mut String, open: &str| [open, element.name, ">"].iter().for_each(|piece| out.push_str(piece));
    tag(out, "<");
    match element.kind {
        Kind::Group(inner) => write_group(out, inner, value),
        _ => out.push_str(&escape(values::to_text(value))),
    }
    tag(out, "</");
}

/// An element as sent.
#[derive(Debug, Default)]
struct Node {
    name: String,
    children: Vec<Node>,
    text: String,
}

/// The message's fields, or the reason to refuse it.
pub(super) fn read(text: &str, root: &str, elements: &[Element]) -> Result<Map<String, Value>, String> {
    let node = parse(text)?;
    match node.name == root {
        true => read_group(&node, elements),
        false => Err(format!("<{}> in place of <{root}>", node.name)),
    }
}

fn read_group(node: &Node, elements: &[Element]) -> Result<Map<String, Value>, String> {
    if !node.text.trim().is_empty() {
        return Err(format!("text in <{}>, which holds elements", node.name));
    }
    let mut read = Map::new();
    let mut children = node.children.iter().peekable();
    for element in elements {
        let mut found = Vec::new();
        while let Some(child) = children.next_if(|child| child.name == element.name) {
            found.push(read_element(child, element)?);
            if element.occurrence != Occurrence::Repeated {
                break;
            }
        }
        match (element.occurrence, found.pop()) {
            (Occurrence::Repeated, Some(last)) => {
                found.push(last);
                read.insert(element.name.to_owned(), Value::Array(found));
            }
            (_, Some(value)) => drop(read.insert(element.name.to_owned(), value)),
            (Occurrence::Required, None) => return Err(format!("<{}> lacks <{}>, or has it too late", node.name, element.name)),
            (_, None) => {}
        }
    }
    match children.next() {
        None => Ok(read),
        Some(child) => Err(format!("<{}> may not stand here in <{}>", child.name, node.name)),
    }
}

fn read_element(node: &Node, element: &Element) -> Result<Value, String> {
    if let Kind::Group(inner) = element.kind {
        return read_group(node, inner).map(Value::Object);
    }
    let value = if node.children.is_empty() { values::from_text(element.kind, &node.text) } else { None };
    value.ok_or_else(|| format!("<{}> must hold {}", node.name, values::expected(element.kind)))
}

fn parse(text: &str) -> Result<Node, String> {
    if text.starts_with('\u{feff}') {
        return Err("a byte order mark".into());
    }
    let mut reader = Reader::from_str(text);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => open.push(begin(&start)?),
            Event::Empty(start) => {
                let node = begin(&start)?;
                attach(&mut open, node);
            }
            Event::End(_) => {
                if let Some(node) = open.pop() {
                    attach(&mut open, node);
                }
            }
            Event::Text(text) => push_text(&mut open, &text.xml10_content()),
            Event::CData(text) => push_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                match reference.resolve_char_ref().map_err(|error| error.to_string())? {
                    Some(letter) => push_text(&mut open, &letter.to_string()),
                    None => push_text(&mut open, resolve_predefined_entity(&name).ok_or("an unknown entity")?),
                }
            }
            Event::Comment(_) => {}
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) => return Err("more than the bare message".into()),
            Event::Eof => break,
        }
    }
    let (Some(mut outside), true) = (open.pop(), open.is_empty()) else { return Err("an element is not closed".into()) };
    match (outside.children.pop(), outside.children.is_empty() && outside.text.trim().is_empty()) {
        (Some(root), true) => Ok(root),
        _ => Err("not exactly one element".into()),
    }
}

fn begin(start: &BytesStart<'_>) -> Result<Node, String> {
    if start.attributes().next().is_some() {
        return Err("attributes and namespaces are not known here".into());
    }
    let name = start.name().0.to_owned();
    Ok(Node { name, ..Node::default() })
}

fn attach(open: &mut [Node], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn push_text(open: &mut [Node], text: &str) {
    if let Some(node) = open.last_mut() {
        node.text.push_str(text);
    }
}
