//! Start and memory of the app, against a window with nothing in it that is built the same way.

mod seen;

use std::path::{Path, PathBuf};

use tests::desktop::{Desktop, Keychain};

use crate::history;
use crate::table::Table;
use seen::{Seen, seen};

const TRIES: usize = 5;

/// Where the app keeps its data, below the home folder.
const DATA: &str = ".local/share/io.paybridge.desktop";

/// Measures them.
pub fn measure(table: &mut Table, folder: &Path, quick: bool) {
    let computer = Desktop::new(Keychain::Unlocked).expect("a computer with a display");
    let blank = computer.look().expect("the display");
    let least = |name| least(&computer, &blank, name);
    let floor = least("empty-window");
    told(table, "start without data", least("paybridge"), floor);
    let data = history::made(folder, if quick { 20_000 } else { 1_000_000 });
    let place = computer.home().join(DATA);
    std::fs::remove_dir_all(&place).expect("the app's folder was made by the first start");
    std::os::unix::fs::symlink(&data, &place).expect("a link");
    told(table, "start with a million outcomes", least("paybridge"), floor);
    table.note(
        "On a virtual display, without anybody driving it: from the start of the program until its picture is the one that stays. \
         Memory: what all its processes take when shared pages are divided among those who share them. The least of five starts.",
    );
}

fn told(table: &mut Table, name: &str, app: Seen, empty: Seen) {
    table.time(&format!("{name}: until the first screen stands"), app.drawn, empty.drawn, "the empty window's");
    table.time(&format!("{name}: processor time until then"), app.worked, empty.worked, "the empty window's");
    table.bytes(&format!("{name}: memory"), app.memory, empty.memory, "the empty window's");
}

/// The least of several starts, after one that fills the system's memory.
fn least(computer: &Desktop, blank: &[u8], name: &str) -> Seen {
    let program = beside_this(name);
    let starts = (0..=TRIES).map(|_| seen(computer, &program, blank)).skip(1);
    starts.reduce(Seen::least).expect("a start")
}

fn beside_this(name: &str) -> PathBuf {
    std::env::current_exe().expect("this program").with_file_name(name)
}
