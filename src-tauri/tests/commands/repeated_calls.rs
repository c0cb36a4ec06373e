//! Every command is called twice, in a row and at the same moment. Two calls must leave the same state as one. Each command has a case
//! here, and a new command without a case fails. The case of a read-only command, and of a command that cannot be called here, says so.

mod cases;
mod data_fixtures;
mod fixtures;

use serde_json::Value;

use crate::page::Page;
use cases::cases;
use contract::{Kind, Threading};

/// The handling of one command.
enum Case {
    ReadOnly,
    /// The test does not call the command, because it needs a dialog, another program, a keychain or an account of its own. The text says
    /// why a second call does no harm.
    NotCalled(&'static str),
    Called(Check),
}

struct Check {
    /// Prepares a page and the command's arguments.
    setup: fn() -> (Page, Value),
    /// The state after the calls, from the arguments and the answers. It must be the same after one call and after two.
    state: fn(&Page, &Value, &[Result<Value, Value>]) -> Value,
    /// The allowed results of the later call: error codes, and the empty text for success.
    second: &'static [&'static str],
}

type Answers = Vec<Result<Value, Value>>;

fn code(answer: &Result<Value, Value>) -> &str {
    answer.as_ref().map_or_else(|error| error["code"].as_str().unwrap_or("no code"), |_| "")
}

fn is_sequential(command: &str) -> bool {
    contract::commands().iter().any(|known| known.name == command && known.threading == Threading::Sync)
}

/// Compares the state after one call with the state after several calls.
fn compare_states(command: &str, how: &str, check: &Check, call: impl Fn(&Page, &Value) -> Answers) {
    let after = |call: &dyn Fn(&Page, &Value) -> Answers| {
        let (page, arguments) = (check.setup)();
        let answers = call(&page, &arguments);
        // Reading the state may wait for a run, so one call must have started it.
        assert!(answers.iter().any(Result::is_ok), "{command} {how}: {answers:?}");
        let state = (check.state)(&page, &arguments, &answers);
        (answers, state)
    };
    let (single, once) = after(&|page, arguments| vec![page.call(command, arguments.clone())]);
    assert_eq!(code(&single[0]), "", "{command}: {single:?}");
    let (answers, twice) = after(&call);
    let first = answers.iter().position(Result::is_ok).unwrap();
    for (number, answer) in answers.iter().enumerate().filter(|(number, _)| *number != first) {
        assert!(check.second.contains(&code(answer)), "{command} {how}, call {number}: {answer:?}");
    }
    assert_eq!(twice, once, "{command} {how}: two calls leave what one leaves");
}

#[test]
fn every_command_has_a_case() {
    let (cases, commands) = (cases(), contract::commands());
    assert!(commands.len() > 50, "{}", commands.len());
    let missing: Vec<&str> =
        commands.iter().map(|command| command.name).filter(|name| !cases.iter().any(|(command, _)| command == name)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "say what becomes of it when it is called twice");
    let without_reason = cases.iter().filter(|(_, case)| matches!(case, Case::NotCalled(why) if why.is_empty())).count();
    assert_eq!(without_reason, 0, "why is it harmless?");
    let unknown: Vec<&str> =
        cases.iter().map(|(name, _)| *name).filter(|name| !commands.iter().any(|command| command.name == *name)).collect();
    assert_eq!(unknown, Vec::<&str>::new());
}

#[test]
fn read_only_commands_are_queries() {
    let reads: Vec<&str> = cases().iter().filter(|(_, case)| matches!(case, Case::ReadOnly)).map(|(name, _)| *name).collect();
    assert!(reads.len() > 20, "{reads:?}");
    let actions: Vec<&str> =
        contract::commands().iter().filter(|command| command.kind == Kind::Action).map(|command| command.name).collect();
    assert!(actions.len() > 20, "{actions:?}");
    let both: Vec<&&str> = reads.iter().filter(|name| actions.contains(name)).collect();
    assert_eq!(both, Vec::<&&str>::new());
}

#[test]
fn calls_in_a_row_leave_the_state_of_one() {
    for (command, case) in cases() {
        if let Case::Called(check) = case {
            compare_states(command, "in a row", &check, |page, arguments| (0..2).map(|_| page.call(command, arguments.clone())).collect());
        }
    }
}

#[test]
fn concurrent_calls_leave_the_state_of_one() {
    for (command, case) in cases() {
        match case {
            Case::Called(check) if !is_sequential(command) => {
                compare_states(command, "at the same moment", &check, |page, arguments| page.call_twice_at_once(command, arguments).into());
            }
            _ => {}
        }
    }
}
