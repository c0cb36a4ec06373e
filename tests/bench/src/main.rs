//! `cargo xtask bench`: what takes how long, each against a floor that is stated beside it. No test: nothing fails here for
//! being slow, and nothing of it runs with the tests.
#![allow(clippy::print_stdout, reason = "a table on standard output is what it is for")]
#![allow(clippy::expect_used, clippy::panic, reason = "a measurement that cannot go on ends")]
#![allow(clippy::float_arithmetic, reason = "seconds and ratios; no money is near")]

mod exports;
mod history;
mod machine;
mod plans;
mod table;
#[cfg(target_os = "linux")]
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use table::Table;

const NAMES: [&str; 4] = ["exports", "plans", "history", "window"];

/// What was asked for.
struct Asked {
    /// Which figures.
    names: Vec<String>,
    /// Small sizes only: to see that it works.
    quick: bool,
    /// Where generated data files are kept from one time to the next.
    folder: PathBuf,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [child, rest @ ..] = arguments.as_slice()
        && child == plans::CHILD
    {
        plans::child(rest);
        return ExitCode::SUCCESS;
    }
    let Some(asked) = asked(arguments) else {
        println!("bench [{}] [--quick] [--folder PATH]", NAMES.join("] ["));
        return ExitCode::FAILURE;
    };
    println!("{}\n", machine::facts());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    for name in NAMES.iter().filter(|name| asked.names.is_empty() || asked.names.iter().any(|asked| asked == *name)) {
        let mut table = Table::new(name);
        match *name {
            "exports" => runtime.block_on(exports::measure(&mut table, asked.quick)),
            "plans" => plans::measure(&mut table, asked.quick),
            "history" => history::measure(&mut table, &asked.folder, asked.quick),
            _ => window(&mut table, &asked),
        }
        table.print();
    }
    ExitCode::SUCCESS
}

fn asked(arguments: Vec<String>) -> Option<Asked> {
    let mut asked = Asked { names: Vec::new(), quick: false, folder: std::env::temp_dir().join("paybridge-bench") };
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--quick" => asked.quick = true,
            "--folder" => asked.folder = arguments.next()?.into(),
            name if NAMES.contains(&name) => asked.names.push(argument),
            _ => return None,
        }
    }
    Some(asked)
}

#[cfg(target_os = "linux")]
fn window(table: &mut Table, asked: &Asked) {
    window::measure(table, &asked.folder, asked.quick);
}

#[cfg(not(target_os = "linux"))]
fn window(table: &mut Table, _asked: &Asked) {
    table.note("Start and memory are measured on Linux only.");
}
