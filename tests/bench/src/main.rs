//! `cargo xtask bench`: measurements, each with the floor that it is compared with. It is not a test: it does not run with the tests, and
//! does not fail because something is slow.
#![allow(clippy::print_stdout, reason = "it prints a table")]
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

struct Arguments {
    /// The requested tables. Empty for all.
    names: Vec<String>,
    /// Measures small sizes only, to check that the program works.
    quick: bool,
    /// The folder that keeps generated data files for the next run.
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
    let Some(arguments) = parse(arguments) else {
        println!("bench [{}] [--quick] [--folder PATH]", NAMES.join("] ["));
        return ExitCode::FAILURE;
    };
    println!("{}\n", machine::facts());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    for name in NAMES.iter().filter(|name| arguments.names.is_empty() || arguments.names.iter().any(|requested| requested == *name)) {
        let mut table = Table::new(name);
        match *name {
            "exports" => runtime.block_on(exports::measure(&mut table, arguments.quick)),
            "plans" => plans::measure(&mut table, arguments.quick),
            "history" => history::measure(&mut table, &arguments.folder, arguments.quick),
            _ => window(&mut table, &arguments),
        }
        table.print();
    }
    ExitCode::SUCCESS
}

fn parse(arguments: Vec<String>) -> Option<Arguments> {
    let mut parsed = Arguments { names: Vec::new(), quick: false, folder: std::env::temp_dir().join("paybridge-bench") };
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--quick" => parsed.quick = true,
            "--folder" => parsed.folder = arguments.next()?.into(),
            name if NAMES.contains(&name) => parsed.names.push(argument),
            _ => return None,
        }
    }
    Some(parsed)
}

#[cfg(target_os = "linux")]
fn window(table: &mut Table, arguments: &Arguments) {
    window::measure(table, &arguments.folder, arguments.quick);
}

#[cfg(not(target_os = "linux"))]
fn window(table: &mut Table, _arguments: &Arguments) {
    table.note("Start and memory are measured on Linux only.");
}
