//! Measures processor time and memory of a plan, and their growth with the company. Each size runs in a process of its own, so that it does
//! not inherit another's memory.

mod companies;
mod measured;

use std::process::Command;

use crate::table::{Table, as_float};
use companies::Kind;
use measured::Measured;
pub use measured::child;

/// The first argument of a process that measures one size.
pub const CHILD: &str = "one-plan";
/// The number of people in the main measurement.
const SIZE: usize = 10_000;
const GROWTH: [usize; 5] = [1_250, 2_500, 5_000, SIZE, 20_000];

pub fn measure(table: &mut Table, quick: bool) {
    let sizes = if quick { &GROWTH[..2] } else { &GROWTH[..] };
    for kind in Kind::ALL {
        let measured: Vec<(usize, Measured)> = sizes.iter().map(|size| (*size, run(kind, *size))).collect();
        let main_size = if quick { sizes[sizes.len() - 1] } else { SIZE };
        if let Some((_, one)) = measured.iter().find(|(size, _)| *size == main_size) {
            let name = format!("plan of {}, {main_size} people, {} rows", kind.name(), one.rows);
            table.time(&format!("{name}: processor time"), one.plan, one.copy, "copying all that goes in and all that comes out, once");
            table.bytes(&format!("{name}: most memory"), one.peak_memory, one.plan_memory, "what the finished plan takes by itself");
        }
        let growth = exponent(&measured, |one| one.plan.as_secs_f64());
        let name = format!("plan of {}, {} to {} people: growth", kind.name(), sizes[0], sizes[sizes.len() - 1]);
        table.number(&name, growth, 1.0, "the exponent of a time that doubles with the people");
    }
    table.note("Processor time of one thread, the least of three tries; other work on the machine does not count into it.");
}

fn run(kind: Kind, people: usize) -> Measured {
    let this = std::env::current_exe().expect("this program");
    let tries = (0..3).map(|_| {
        let output = Command::new(&this).args([CHILD, kind.name(), &people.to_string()]).output().expect("the measuring process");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Measured::parse(&String::from_utf8_lossy(&output.stdout)).expect("what was measured")
    });
    tries.reduce(Measured::min).expect("a try")
}

/// The slope of the line through the logarithms: 1 is linear, 2 is quadratic.
fn exponent(measured: &[(usize, Measured)], of: impl Fn(&Measured) -> f64) -> f64 {
    let points: Vec<(f64, f64)> = measured.iter().map(|(size, one)| (as_float(*size).ln(), of(one).ln())).collect();
    let count = as_float(points.len());
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
    let slope =
        points.iter().fold((0.0, 0.0), |(over, under), point| (over + (point.0 - x) * (point.1 - y), under + (point.0 - x).powi(2)));
    slope.0 / slope.1
}
