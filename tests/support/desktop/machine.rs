//! An owner's computer.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use super::{DesktopError, Running, Started, Window, app, bus::Bus, dialog, display::Display, memory, process::signal, wait::until};

/// The state of the computer's keychain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keychain {
    /// The log-in unlocked it.
    Unlocked,
    Locked,
    /// No keychain service exists.
    Missing,
}

/// A home folder, a display, and a session with its keychain.
#[derive(Debug)]
pub struct Desktop {
    folder: TempDir,
    display: Display,
    bus: Option<Bus>,
    log_ins: u32,
    extra_authority: Option<PathBuf>,
}

impl Desktop {
    /// A new computer without data.
    pub fn new(keychain: Keychain) -> Result<Desktop, DesktopError> {
        let folder = TempDir::with_prefix("paybridge-").map_err(DesktopError::during("a folder for the computer"))?;
        fs::create_dir(folder.path().join("home")).map_err(DesktopError::during("the home folder"))?;
        let mut computer = Desktop { folder, display: Display::start()?, bus: None, log_ins: 0, extra_authority: None };
        computer.log_in(keychain)?;
        Ok(computer)
    }

    /// Adds a certificate authority to those that the computer trusts, by its file.
    pub fn trust(&mut self, authority: &Path) {
        self.extra_authority = Some(authority.to_path_buf());
    }

    /// Ends the session and starts another one with the same home folder. The app must be closed.
    pub fn log_in(&mut self, keychain: Keychain) -> Result<(), DesktopError> {
        self.bus = None;
        self.log_ins = self.log_ins.saturating_add(1);
        let runtime = self.runtime();
        fs::create_dir(&runtime).map_err(DesktopError::during("the runtime folder"))?;
        fs::set_permissions(&runtime, fs::Permissions::from_mode(0o700)).map_err(DesktopError::during("the runtime folder"))?;
        if keychain != Keychain::Missing {
            let bus = Bus::start(&self.environment())?;
            if keychain == Keychain::Unlocked {
                bus.unlock_keychain(&self.environment())?;
            }
            self.bus = Some(bus);
        }
        Ok(())
    }

    /// Opens the app.
    pub fn open(&self) -> Result<Window, DesktopError> {
        Window::open(&app::program("paybridge")?, &self.environment())
    }

    /// Starts a program without a driver.
    pub fn start(&self, program: &Path) -> Result<Started, DesktopError> {
        Started::start(program, &self.environment())
    }

    /// The picture on the display, for comparisons.
    pub fn look(&self) -> Result<Vec<u8>, DesktopError> {
        self.display.look()
    }

    /// Simulates an app that is ending: it owns the name by which the next app looks for it, and does not come to the front.
    pub fn hold_apps_name(&self) -> Result<impl Sized + use<>, DesktopError> {
        let bus = self.bus.as_ref().ok_or_else(|| DesktopError::new("there is no session bus"))?;
        bus.occupy("io.paybridge.desktop.SingleInstance")
    }

    /// Kills the app as a power cut would, and waits for its end.
    pub fn kill_app(&self) -> Result<(), DesktopError> {
        let program = app::program("paybridge")?;
        let running = app::processes(&program, &self.home());
        if running.is_empty() {
            return Err(DesktopError::new("the app is not running"));
        }
        for id in running {
            signal(&id.to_string(), "KILL")?;
        }
        until("the app's end", || app::processes(&program, &self.home()).is_empty().then_some(()))
    }

    /// Answers the system's save dialog, and waits for the file.
    pub fn save_as(&self, file: &Path) -> Result<(), DesktopError> {
        dialog::save_as(file, &self.environment())
    }

    /// Answers the system's open dialog.
    pub fn open_file(&self, file: &Path) -> Result<(), DesktopError> {
        dialog::open(file, &self.environment())
    }

    /// The user names of all entries in the keychain.
    pub fn secrets(&self) -> Result<BTreeSet<String>, DesktopError> {
        self.bus.as_ref().ok_or_else(|| DesktopError::new("there is no session bus"))?.secrets()
    }

    /// Deletes the keychain file, as a new installation of the computer would. The next log-in creates an empty keychain.
    pub fn empty_keychain(&self) -> Result<(), DesktopError> {
        fs::remove_dir_all(self.home().join(".local/share/keyrings")).map_err(DesktopError::during("emptying the keychain"))
    }

    /// All programs that run on the computer.
    pub fn running(&self) -> Vec<Running> {
        memory::running(&self.home())
    }

    /// All files on the computer except the keychain's own.
    pub fn files(&self) -> Vec<PathBuf> {
        let keychain = self.home().join(".local/share/keyrings");
        files_below(self.folder.path()).into_iter().filter(|path| !path.starts_with(&keychain)).collect()
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The text of the app's log files.
    pub fn log(&self) -> String {
        let is_log = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "log");
        let texts = files_below(&self.home()).into_iter().filter(is_log).map(|path| fs::read(path).unwrap_or_default());
        texts.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
    }

    pub fn logged_errors(&self) -> Vec<String> {
        errors_in(&self.log())
    }

    /// The files with this text, except the keychain's own. For a secret there must be none.
    pub fn files_with(&self, text: &str) -> Vec<PathBuf> {
        let holds = |path: &PathBuf| {
            let bytes = fs::read(path).unwrap_or_default();
            bytes.windows(text.len()).any(|window| window == text.as_bytes())
        };
        let keychain = self.home().join(".local/share/keyrings");
        files_below(&self.home()).into_iter().filter(|path| !path.starts_with(&keychain)).filter(holds).collect()
    }

    fn runtime(&self) -> PathBuf {
        self.folder.path().join(format!("run{}", self.log_ins))
    }

    fn environment(&self) -> BTreeMap<String, String> {
        let bus = match &self.bus {
            Some(bus) => bus.address.clone(),
            // The address is set all the same, so that no program starts a bus by itself.
            None => format!("unix:path={}", self.runtime().join("no-bus").display()),
        };
        let mut environment: BTreeMap<String, String> = [
            ("HOME", self.home().display().to_string()),
            ("XDG_RUNTIME_DIR", self.runtime().display().to_string()),
            ("DISPLAY", self.display.name.clone()),
            ("DBUS_SESSION_BUS_ADDRESS", bus),
            // The temporary folder is here too, so that the tests find files that stay in it.
            ("TMPDIR", self.runtime().display().to_string()),
            ("LANG", "C.UTF-8".to_owned()),
            // There is no accessibility bus.
            ("NO_AT_BRIDGE", "1".to_owned()),
            ("GTK_A11Y", "none".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        if let Some(authority) = &self.extra_authority {
            environment.insert("SSL_CERT_FILE".to_owned(), authority.display().to_string());
        }
        for name in ["PATH", "PAYBRIDGE_TRAFFIC_DIR"] {
            if let Ok(value) = std::env::var(name) {
                environment.insert(name.to_owned(), value);
            }
        }
        environment
    }
}

/// The error lines of a log, from every crate.
fn errors_in(log: &str) -> Vec<String> {
    log.lines().filter(|line| line.contains("[ERROR]")).map(str::to_owned).collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => files_below(&entry.path()),
            Ok(kind) if kind.is_file() => vec![entry.path()],
            _ => Vec::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::errors_in;

    #[test]
    fn logged_errors_of_every_crate_are_found() {
        let log = "[2026-11-21][09:00:00][app::app][INFO] opened; 0 interrupted runs\n\
            [2026-11-21][09:00:01][mail::deliver][ERROR] a panic at deliver.rs:1\n\
            [2026-11-21][09:00:02][store::database][WARN] no ERROR at all\n";
        assert_eq!(errors_in(log), ["[2026-11-21][09:00:01][mail::deliver][ERROR] a panic at deliver.rs:1"]);
    }
}
