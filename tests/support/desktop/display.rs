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

/// The bytes of a line, the number of lines, and the distance of the compared lines.
const LINE_BYTES: usize = 1280 * 4;
const LINES: usize = 900;
const LINE_STEP: usize = 8;
/// The bytes at the right edge. A scroll bar there fades for seconds after everything else is still.
const EDGE_BYTES: usize = 16 * 4;

/// A display of its own. It ends with the value.
#[derive(Debug)]
pub(super) struct Display {
    server: Program,
    /// The value of `DISPLAY`.
    pub name: String,
    memory: TempDir,
}

impl Display {
    /// Starts a display with a free number.
    pub fn start() -> Result<Display, DesktopError> {
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let memory = TempDir::with_prefix("paybridge-display-").map_err(DesktopError::during("a folder for the display"))?;
        let mut command = Command::new("Xvfb");
        command.arg("-fbdir").arg(memory.path());
        // No automatic repetition: on a busy computer the release of a key comes late, and the key would count twice.
        command.arg("-r");
        // No reset after the last program: a program that starts during the reset would find no display.
        command.arg("-noreset");
        command.args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
        let (server, number) = Program::start_and_read_line(&command)?;
        Ok(Display { server, name: format!(":{}", number.trim()), memory })
    }

    /// The picture: every eighth line without the right edge. The server keeps the picture in a file.
    pub fn look(&self) -> Result<Vec<u8>, DesktopError> {
        let path = self.memory.path().join("Xvfb_screen0");
        let error = |error| DesktopError::during("the display's picture")(error);
        let file = File::open(path).map_err(error)?;
        let head = head(&file).map_err(error)?;
        let mut seen = Vec::with_capacity(LINE_BYTES * LINES / LINE_STEP);
        let mut line = vec![0; LINE_BYTES];
        for number in (0..LINES).step_by(LINE_STEP) {
            let read = file.read_at(&mut line, head + u64::try_from(number * LINE_BYTES).unwrap_or(u64::MAX)).map_err(error)?;
            seen.extend_from_slice(line.get(..read.min(LINE_BYTES - EDGE_BYTES)).unwrap_or_default());
        }
        Ok(seen)
    }
}

/// The length of the file's header: the header contains its own length, and is followed by a colour table with twelve bytes for each
/// colour.
fn head(file: &File) -> Result<u64, std::io::Error> {
    let number = |place: u64| {
        let mut bytes = [0; 4];
        file.read_exact_at(&mut bytes, place * 4).map(|()| u64::from(u32::from_be_bytes(bytes)))
    };
    Ok(number(0)? + number(19)? * 12)
}

impl Drop for Display {
    /// Ends the server properly: a killed server leaves the lock of its number behind, which can stop the next server.
    fn drop(&mut self) {
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        self.server.end();
    }
}
