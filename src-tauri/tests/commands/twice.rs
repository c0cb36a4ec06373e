//! Commands called twice, in a row and at the same moment: both calls leave what one leaves. Each command has a line here, and a
//! new one without a line fails; what only tells, and what cannot be called here, says so in its line.

mod data;
mod lines;
mod scenes;

use serde_json::Value;

use crate::page::Page;
use contract::{Kind, Threading};
use lines::lines;

/// What becomes of a command that is called twice.
enum Line {
    /// It only tells.
    Reads,
    /// It is not called twice here, because it needs a dialog, another program, a keychain or an account of its own: why a second
    /// call does no harm.
    Harmless(&'static str),
    /// It is called twice here.
    Tried(Try),
}

/// A command to be called twice.
struct Try {
    /// A page before it, and its arguments.
    scene: fn() -> (Page, Value),
    /// What there is afterwards, by the arguments and the answers: the same after one call and after two.
    left: fn(&Page, &Value, &[Result<Value, Value>]) -> Value,
    /// With what the later call may end: codes, or nothing at all.
    second: &'static [&'static str],
}

type Answers = Vec<Result<Value, Value>>;

fn code(answer: &Result<Value, Value>) -> &str {
    answer.as_ref().map_or_else(|error| error["code"].as_str().unwrap_or("no code"), |_| "")
}

fn is_taken_in_turn(command: &str) -> bool {
    contract::commands().iter().any(|known| known.name == command && known.threading == Threading::Sync)
}

/// What one call leaves, and what several calls do.
fn held_against(command: &str, how: &str, tried: &Try, call: impl Fn(&Page, &Value) -> Answers) {
    let after = |call: &dyn Fn(&Page, &Value) -> Answers| {
        let (page, arguments) = (tried.scene)();
        let answers = call(&page, &arguments);
        // Nothing can be waited for that did not begin.
        assert!(answers.iter().any(Result::is_ok), "{command} {how}: {answers:?}");
        let left = (tried.left)(&page, &arguments, &answers);
        (answers, left)
    };
    let (single, once) = after(&|page, arguments| vec![page.ask(command, arguments.clone())]);
    assert_eq!(code(&single[0]), "", "{command}: {single:?}");
    let (answers, twice) = after(&call);
    let first = answers.iter().position(Result::is_ok).unwrap();
    for (number, answer) in answers.iter().enumerate().filter(|(number, _)| *number != first) {
        assert!(tried.second.contains(&code(answer)), "{command} {how}, call {number}: {answer:?}");
    }
    assert_eq!(twice, once, "{command} {how}: two calls leave what one leaves");
}

#[test]
fn every_command_has_a_line() {
    let (lines, commands) = (lines(), contract::commands());
    assert!(commands.len() > 50, "{}", commands.len());
    let missing: Vec<&str> =
        commands.iter().map(|command| command.name).filter(|name| !lines.iter().any(|(line, _)| line == name)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "say what becomes of it when it is called twice");
    let unsaid = lines.iter().filter(|(_, line)| matches!(line, Line::Harmless(why) if why.is_empty())).count();
    assert_eq!(unsaid, 0, "why is it harmless?");
    let unknown: Vec<&str> =
        lines.iter().map(|(line, _)| *line).filter(|line| !commands.iter().any(|command| command.name == *line)).collect();
    assert_eq!(unknown, Vec::<&str>::new());
}

#[test]
fn what_only_reads_is_a_query() {
    let reads: Vec<&str> = lines().iter().filter(|(_, line)| matches!(line, Line::Reads)).map(|(name, _)| *name).collect();
    assert!(reads.len() > 20, "{reads:?}");
    let actions: Vec<&str> =
        contract::commands().iter().filter(|command| command.kind == Kind::Action).map(|command| command.name).collect();
    assert!(actions.len() > 20, "{actions:?}");
    let both: Vec<&&str> = reads.iter().filter(|name| actions.contains(name)).collect();
    assert_eq!(both, Vec::<&&str>::new());
}

#[test]
fn twice_in_a_row_is_once() {
    for (command, line) in lines() {
        if let Line::Tried(tried) = line {
            held_against(command, "in a row", &tried, |page, arguments| (0..2).map(|_| page.ask(command, arguments.clone())).collect());
        }
    }
}

#[test]
fn twice_at_the_same_moment_is_once() {
    for (command, line) in lines() {
        match line {
            Line::Tried(tried) if !is_taken_in_turn(command) => {
                held_against(command, "at the same moment", &tried, |page, arguments| page.ask_at_once(command, arguments).into());
            }
            _ => {}
        }
    }
}
