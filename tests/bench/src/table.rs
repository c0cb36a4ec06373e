//! The table of measurements, each with its floor and the ratio of both.

use std::time::Duration;

struct Row {
    name: String,
    measured: String,
    floor: String,
    ratio: String,
    how: String,
}

pub struct Table {
    title: String,
    rows: Vec<Row>,
    notes: Vec<String>,
}

impl Table {
    pub fn new(title: &str) -> Self {
        Self { title: title.to_owned(), rows: Vec::new(), notes: Vec::new() }
    }

    /// Adds a note below the table.
    pub fn note(&mut self, text: &str) {
        self.notes.push(text.to_owned());
    }

    /// Adds a time. `how` explains how the floor is computed.
    pub fn time(&mut self, name: &str, measured: Duration, floor: Duration, how: &str) {
        self.add(name, &format_time(measured), &format_time(floor), measured.as_secs_f64() / floor.as_secs_f64(), how);
    }

    /// Adds a number of requests with its minimum.
    pub fn count(&mut self, name: &str, measured: usize, least: usize, how: &str) {
        self.add(name, &measured.to_string(), &least.to_string(), as_float(measured) / as_float(least), how);
    }

    /// Adds an amount of memory, in bytes.
    pub fn bytes(&mut self, name: &str, measured: u64, floor: u64, how: &str) {
        let (measured, floor) = (megabytes(measured), megabytes(floor));
        self.add(name, &format!("{measured:.0} MB"), &format!("{floor:.0} MB"), measured / floor, how);
    }

    pub fn number(&mut self, name: &str, measured: f64, floor: f64, how: &str) {
        self.add(name, &format!("{measured:.2}"), &format!("{floor:.2}"), measured / floor, how);
    }

    fn add(&mut self, name: &str, measured: &str, floor: &str, ratio: f64, how: &str) {
        // The whole table takes minutes, so each row is also printed at once.
        eprintln!("{}: {name}: {measured}, floor {floor}, {ratio:.2} times", self.title);
        self.rows.push(Row {
            name: name.to_owned(),
            measured: measured.to_owned(),
            floor: floor.to_owned(),
            ratio: format!("{ratio:.2}"),
            how: how.to_owned(),
        });
    }

    pub fn print(&self) {
        let head = ["what", "measured", "floor", "ratio", "the floor is"];
        let cells = |row: &Row| [row.name.clone(), row.measured.clone(), row.floor.clone(), row.ratio.clone(), row.how.clone()];
        let rows: Vec<[String; 5]> = std::iter::once(head.map(str::to_owned)).chain(self.rows.iter().map(cells)).collect();
        let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..head.len()).map(width).collect();
        println!("## {}\n", self.title);
        for (number, row) in rows.iter().enumerate() {
            let padded: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            println!("| {} |", padded.join(" | "));
            if number == 0 {
                println!("|{}|", widths.iter().map(|width| "-".repeat(width + 2)).collect::<Vec<_>>().join("|"));
            }
        }
        for note in &self.notes {
            println!("\n{note}");
        }
        println!();
    }
}

/// Formats a time with three significant digits.
fn format_time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        _ if seconds >= 100.0 => format!("{seconds:.0} s"),
        _ if seconds >= 1.0 => format!("{seconds:.2} s"),
        _ if seconds >= 0.001 => format!("{:.2} ms", seconds * 1e3),
        _ => format!("{:.0} µs", seconds * 1e6),
    }
}

fn megabytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1024).unwrap_or(u32::MAX)) / 1024.0
}

pub fn as_float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
