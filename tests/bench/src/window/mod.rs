//! Measures the app's start and memory against an empty window that is built the same way.

mod start;

use std::path::{Path, PathBuf};

use tests::desktop::{Desktop, Keychain};

use crate::history;
use crate::table::Table;
use start::{Start, measure_start};

const TRIES: usize = 5;

/// The app's data folder below the home folder.
const DATA: &str = ".local/share/io.paybridge.desktop";

pub fn measure(table: &mut Table, folder: &Path, quick: bool) {
    let computer = Desktop::new(Keychain::Unlocked).expect("a computer with a display");
    let empty_display = computer.look().expect("the display");
    let best = |name| best_start(&computer, &empty_display, name);
    let floor = best("empty-window");
    add_rows(table, "start without data", best("paybridge"), floor);
    let data = history::data_file(folder, if quick { 20_000 } else { 1_000_000 });
    let app_folder = computer.home().join(DATA);
    std::fs::remove_dir_all(&app_folder).expect("the app's folder was made by the first start");
    std::os::unix::fs::symlink(&data, &app_folder).expect("a link");
    add_rows(table, "start with a million outcomes", best("paybridge"), floor);
    table.note(
        "On a virtual display, without anybody driving it: from the start of the program until its picture is the one that stays. \
         Memory: what all its processes take when shared pages are divided among those who share them. The least of five starts.",
    );
}

fn add_rows(table: &mut Table, name: &str, app: Start, empty: Start) {
    table.time(&format!("{name}: until the first screen stands"), app.until_drawn, empty.until_drawn, "the empty window's");
    table.time(&format!("{name}: processor time until then"), app.processor, empty.processor, "the empty window's");
    table.bytes(&format!("{name}: memory"), app.memory, empty.memory, "the empty window's");
}

/// The minimum of several starts. The first start fills the system's cache and does not count.
fn best_start(computer: &Desktop, empty_display: &[u8], name: &str) -> Start {
    let program = sibling_program(name);
    let starts = (0..=TRIES).map(|_| measure_start(computer, &program, empty_display)).skip(1);
    starts.reduce(Start::min).expect("a start")
}

fn sibling_program(name: &str) -> PathBuf {
    std::env::current_exe().expect("this program").with_file_name(name)
}
