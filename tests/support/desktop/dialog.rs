//! The system's own dialogs, which are no part of the page: worked by keys, as without a mouse.

use std::{collections::BTreeMap, path::Path, process::Command};

use super::{DesktopError, wait::until};

type Environment = BTreeMap<String, String>;

/// Answers the question where a file is to be stored, and returns when the file is there.
pub(super) fn save_as(file: &Path, environment: &Environment) -> Result<(), DesktopError> {
    shown("^Save", environment)?;
    keys(&["key", "--clearmodifiers", "ctrl+a"], environment)?;
    keys(&["type", "--clearmodifiers", &file.display().to_string()], environment)?;
    keys(&["key", "--clearmodifiers", "Return"], environment)?;
    until("the file", || file.exists().then_some(()))
}

/// Answers the question which file is to be opened, and returns when the question is gone.
pub(super) fn open(file: &Path, environment: &Environment) -> Result<(), DesktopError> {
    let title = "^Open";
    shown(title, environment)?;
    // There is no place to type in until it is asked for. What is typed is completed first, and taken then.
    keys(&["key", "--clearmodifiers", "ctrl+l"], environment)?;
    keys(&["key", "--clearmodifiers", "ctrl+a"], environment)?;
    keys(&["type", "--clearmodifiers", &file.display().to_string()], environment)?;
    // Asked again until it is gone, by the letter of its button: a key that comes too late does nothing in the window behind it,
    // where the way back is in focus by then.
    until("the dialog's end", || {
        drop(keys(&["key", "--clearmodifiers", "alt+o"], environment));
        keys(&["search", "--onlyvisible", "--name", title], environment).is_err().then_some(())
    })
}

/// Waits for a dialog and gives it the keyboard.
fn shown(title: &str, environment: &Environment) -> Result<(), DesktopError> {
    let window = until("the dialog", || {
        let windows = keys(&["search", "--onlyvisible", "--name", title], environment).ok()?;
        windows.lines().next().map(str::to_owned)
    })?;
    until("the dialog's focus", || {
        keys(&["windowfocus", &window], environment).ok()?;
        keys(&["getwindowfocus"], environment).ok().filter(|focused| focused.trim() == window).map(drop)
    })
}

fn keys(arguments: &[&str], environment: &Environment) -> Result<String, DesktopError> {
    // Some of its commands wait for ever when a window goes away: none may wait longer than this.
    let output = Command::new("timeout").args(["20", "xdotool"]).args(arguments).env_clear().envs(environment).output();
    let output = output.map_err(DesktopError::during("xdotool"))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() { Ok(said) } else { Err(DesktopError::new("xdotool found no window")) }
}
