//! A virtual display.

use std::{
    fs::File,
    os::unix::fs::FileExt as _,
    process::Command,
    sync::{Mutex, PoisonError},
};

use tempfile::TempDir;

use super::{DesktopError, process::Program};

/// Two servers that look for a free number at the same moment can take the same one.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// So many bytes are one line of the display, of so many lines; one in so many is looked at.
const LINE: usize = 1280 * 4;
const LINES: usize = 900;
const APART: usize = 8;
/// The bytes of a line in which a scroll bar fades for seconds when all else stands.
const EDGE: usize = 16 * 4;

/// A display of its own, as long as this value lives.
#[derive(Debug)]
pub(super) struct Display {
    server: Program,
    /// What `DISPLAY` is to be.
    pub name: String,
    memory: TempDir,
}

impl Display {
    /// Starts one with a number that is free.
    pub fn start() -> Result<Display, DesktopError> {
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let memory = TempDir::with_prefix("paybridge-display-").map_err(DesktopError::during("a folder for the display"))?;
        let mut command = Command::new("Xvfb");
        command.arg("-fbdir").arg(memory.path());
        // No key is repeated by itself: on a busy computer a key that is typed goes up late, and would count twice.
        command.arg("-r");
        // It stays as it is when the last program is gone: a program that starts while the display starts anew finds none.
        command.arg("-noreset");
        command.args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
        let (server, number) = Program::start_and_hear(&command)?;
        Ok(Display { server, name: format!(":{}", number.trim()), memory })
    }

    /// What it shows: every eighth line, but for the right edge. The server keeps the picture in a file.
    pub fn look(&self) -> Result<Vec<u8>, DesktopError> {
        let path = self.memory.path().join("Xvfb_screen0");
        let error = |error| DesktopError::during("the display's picture")(error);
        let file = File::open(path).map_err(error)?;
        let head = head(&file).map_err(error)?;
        let mut seen = Vec::with_capacity(LINE * LINES / APART);
        let mut line = vec![0; LINE];
        for number in (0..LINES).step_by(APART) {
            let read = file.read_at(&mut line, head + u64::try_from(number * LINE).unwrap_or(u64::MAX)).map_err(error)?;
            seen.extend_from_slice(line.get(..read.min(LINE - EDGE)).unwrap_or_default());
        }
        Ok(seen)
    }
}

/// The bytes before the picture in the server's file: a head that says its own length, and the colours of its table, twelve bytes each.
fn head(file: &File) -> Result<u64, std::io::Error> {
    let number = |place: u64| {
        let mut bytes = [0; 4];
        file.read_exact_at(&mut bytes, place * 4).map(|()| u64::from(u32::from_be_bytes(bytes)))
    };
    Ok(number(0)? + number(19)? * 12)
}

impl Drop for Display {
    /// A server that is killed leaves its number's lock behind, over which the next ones may fall.
    fn drop(&mut self) {
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        self.server.end();
    }
}
