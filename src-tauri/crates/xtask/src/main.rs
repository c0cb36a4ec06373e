//! `cargo xtask`: sets the machine up, builds, and runs the app, its tests and the sandbox.
//!
//! It must be able to run before anything else is installed, so it needs no system library and next to no crate.
#![allow(clippy::print_stdout)] // Its output is what it is for.

mod advisories;
mod bench;
mod check;
mod command;
mod demo;
mod failure;
mod fuzz;
mod generate;
mod page;
mod results;
mod rules;
mod rust;
mod sandbox;
mod setup;
mod stamp;
mod start;
mod tally;
mod test;
mod third_party;
mod workspace;

use std::process::ExitCode;

use failure::Failure;
use test::Length;
use workspace::Workspace;

const HELP: &str = "cargo xtask COMMAND

  start [--demo]   installs what is missing, builds, and opens the app. Without a display, or with --demo, drives the sample
                   company's export through the real window; pictures and the report are left in target/demo/
  test [--long]    everything: format, lints, generated files, rules of the house, every test. Closes with N passed, M failed.
                   --long: tests that draw cases by chance, or repeat one, do so many times more often. Takes hours
  check            the quick ones of these
  bench [NAME…]    what takes how long, each against a stated floor: exports, plans, history, window. --quick: small sizes
  sandbox [FLAGS]  the simulated services, until stopped. One line of JSON on standard output says where they are.
                   --port-alexis N, --port-kleer N, --port-control N, --today YYYY-MM-DD, --state FILE, --empty, --people N,
                   --latency MILLISECONDS
  fuzz [TARGET]    the fuzzer on everything that reads what others wrote, a minute each (--seconds N: so many). Needs a C++ compiler
  generate         writes the generated files anew
  third-party      the list of what others wrote, with their licences, into the built page (start and test do so too)
  advisories       what is known against the packages that are built in: cargo-deny and npm audit. Needs the network
";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Vec<String>) -> Result<ExitCode, Failure> {
    let workspace = Workspace::of_this_program();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["start"] => start::start(&workspace, false),
        ["start", "--demo"] => start::start(&workspace, true),
        ["test"] => Ok(test::test(&workspace, Length::Sample)),
        ["test", "--long"] => Ok(test::test(&workspace, Length::Long)),
        ["check"] => Ok(check::check(&workspace)),
        ["advisories"] => Ok(advisories::advisories(&workspace)),
        ["bench", arguments @ ..] => bench::bench(&workspace, arguments),
        ["sandbox", flags @ ..] => sandbox::sandbox(&workspace, flags),
        ["fuzz", rest @ ..] => {
            let (only, seconds) = fuzz_words(rest)?;
            fuzz::fuzz(&workspace, only, seconds).map(|()| ExitCode::SUCCESS)
        }
        ["third-party"] => third_party::write(&workspace).map(|()| ExitCode::SUCCESS),
        ["generate"] => generate::generate(&workspace).map(|()| ExitCode::SUCCESS),
        [] | ["help" | "-h" | "--help"] => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => Err(Failure::Usage(format!("cargo xtask {} is unknown.\n\n{HELP}", words.join(" ")))),
    }
}

/// Which target of the fuzzer, if one alone, and how long.
fn fuzz_words<'a>(words: &[&'a str]) -> Result<(Option<&'a str>, u32), Failure> {
    let seconds = |text: &str| text.parse().map_err(|_| Failure::Usage(format!("{text} is no number of seconds")));
    match words {
        [] => Ok((None, fuzz::SECONDS)),
        ["--seconds", text] => Ok((None, seconds(text)?)),
        [name] => Ok((Some(name), fuzz::SECONDS)),
        [name, "--seconds", text] => Ok((Some(name), seconds(text)?)),
        _ => Err(Failure::Usage("cargo xtask fuzz [TARGET] [--seconds N]".to_owned())),
    }
}
