//! Generates the TypeScript of the contract: the types, and a client with one function for each command.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use app::AppError;
use app::dto::Progress;
use ts_rs::{Config, TS, TypeVisitor};

use crate::commands::{Argument, Command, Kind};
use crate::router::{commands, visit_types};

const HEAD: &str = "// Generated from the table of commands by `cargo xtask generate`. Do not edit.\n";

/// 64-bit integers are JSON numbers too.
pub(crate) fn config() -> Config {
    Config::new().with_large_int("number")
}

/// The declarations of all types in calls, answers, errors and events, ordered by name.
pub fn types() -> String {
    let mut declarations = Declarations { config: config(), by_name: BTreeMap::new() };
    declarations.visit::<AppError>();
    declarations.visit::<Progress>();
    visit_types(&mut declarations);
    let mut text = HEAD.to_owned();
    for declaration in declarations.by_name.values() {
        text.push('\n');
        for line in declaration.lines() {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

/// Collects the declarations of types and of the types that they use.
struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // A type without an output path is a built-in type of TypeScript: string, number, array.
        if T::output_path().is_none() {
            T::visit_generics(self);
            return;
        }
        let name = T::ident(&self.config);
        if self.by_name.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.by_name.insert(name, format!("{docs}export {}\n", T::decl(&self.config)));
        T::visit_dependencies(self);
    }
}

/// Collects the names of the declared argument and answer types.
struct Names(BTreeSet<String>);

impl TypeVisitor for Names {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            T::visit_generics(self);
        } else {
            self.0.insert(T::ident(&config()));
        }
    }
}

/// Generates the client. Arguments are passed by name, so that a renamed argument breaks the page's build.
pub fn client() -> String {
    let mut names = Names(BTreeSet::new());
    visit_types(&mut names);
    let mut text = HEAD.to_owned();
    text.push_str("\nimport { action, query } from '../lib/invoke'\nimport type {\n");
    for name in &names.0 {
        text.push_str(&format!("  {name},\n"));
    }
    text.push_str("} from './types'\n\n/** Every command of the app. A failure is an `AppError`. */\nexport const commands = {\n");
    for command in commands() {
        text.push_str(&function(&command));
    }
    text.push_str("}\n");
    text
}

fn function(command: &Command) -> String {
    let kind = match command.kind {
        Kind::Query => "query",
        Kind::Action => "action",
    };
    let (function, name, answer) = (camel_case(command.name), command.name, &command.answer);
    if command.arguments.is_empty() {
        return format!("  {function}: () => {kind}<{answer}>('{name}'),\n");
    }
    let arguments: Vec<String> = command.arguments.iter().map(argument).collect();
    format!("  {function}: (given: {{ {} }}) => {kind}<{answer}>('{name}', given),\n", arguments.join("; "))
}

fn argument(argument: &Argument) -> String {
    format!("{}: {}", camel_case(argument.name), argument.typescript)
}

fn camel_case(name: &str) -> String {
    let mut parts = name.split('_');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (first, rest) = part.split_at(part.len().min(1));
        // Writing to a string cannot fail.
        write!(text, "{}{rest}", first.to_uppercase()).ok();
    }
    text
}
