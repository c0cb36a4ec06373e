//! `cargo xtask`: sets the machine up, builds, and runs the app, its tests and the sandbox.
//!
//! It runs before anything else is installed, so it needs no system library and few crates.
#![allow(clippy::print_stdout)] // It is a command-line program.

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
  test [--long]    everything: format, lints, generated files, architecture rules, every test. Closes with N passed, M failed.
                   --long: tests with random or repeated cases run many times more of them. Takes hours
  check            the quick ones of these
  bench [NAME…]    measures exports, plans, history and window, each against a stated floor. --quick: small sizes
  sandbox [FLAGS]  the simulated services, until stopped. One line of JSON on standard output says where they are.
                   --port-alexis N, --port-kleer N, --port-control N, --today YYYY-MM-DD, --state FILE, --empty, --people N,
                   --latency MILLISECONDS
  fuzz [TARGET]    fuzzes everything that reads foreign data, a minute for each target (--seconds N). Needs a C++ compiler
  generate         writes the generated files
  third-party      writes the list of third-party packages with their licences into the built page (start and test do so too)
  advisories       checks the built-in packages for known vulnerabilities: cargo-deny and npm audit. Needs the network
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
    let tokens: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match tokens.as_slice() {
        ["start"] => start::start(&workspace, false),
        ["start", "--demo"] => start::start(&workspace, true),
        ["test"] => Ok(test::test(&workspace, Length::Sample)),
        ["test", "--long"] => Ok(test::test(&workspace, Length::Long)),
        ["check"] => Ok(check::check(&workspace)),
        ["advisories"] => Ok(advisories::advisories(&workspace)),
        ["bench", arguments @ ..] => bench::bench(&workspace, arguments),
        ["sandbox", flags @ ..] => sandbox::sandbox(&workspace, flags),
        ["fuzz", rest @ ..] => {
            let (only, seconds) = parse_fuzz_arguments(rest)?;
            fuzz::fuzz(&workspace, only, seconds).map(|()| ExitCode::SUCCESS)
        }
        ["third-party"] => third_party::write(&workspace).map(|()| ExitCode::SUCCESS),
        ["generate"] => generate::generate(&workspace).map(|()| ExitCode::SUCCESS),
        [] | ["help" | "-h" | "--help"] => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => Err(Failure::Usage(format!("cargo xtask {} is unknown.\n\n{HELP}", tokens.join(" ")))),
    }
}

/// The fuzz target (`None`: all), and the seconds for each.
fn parse_fuzz_arguments<'a>(arguments: &[&'a str]) -> Result<(Option<&'a str>, u32), Failure> {
    let seconds = |text: &str| text.parse().map_err(|_| Failure::Usage(format!("{text} is no number of seconds")));
    match arguments {
        [] => Ok((None, fuzz::SECONDS)),
        ["--seconds", text] => Ok((None, seconds(text)?)),
        [name] => Ok((Some(name), fuzz::SECONDS)),
        [name, "--seconds", text] => Ok((Some(name), seconds(text)?)),
        _ => Err(Failure::Usage("cargo xtask fuzz [TARGET] [--seconds N]".to_owned())),
    }
}
