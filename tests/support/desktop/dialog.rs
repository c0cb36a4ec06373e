//! Keyboard control of the system's own dialogs, which are not part of the page.

use std::{collections::BTreeMap, path::Path, process::Command};

use super::{DesktopError, wait::until};

type Environment = BTreeMap<String, String>;

/// Answers the save dialog, and waits for the file.
pub(super) fn save_as(file: &Path, environment: &Environment) -> Result<(), DesktopError> {
    focus_dialog("^Save", environment)?;
    keys(&["key", "--clearmodifiers", "ctrl+a"], environment)?;
    keys(&["type", "--clearmodifiers", &file.display().to_string()], environment)?;
    keys(&["key", "--clearmodifiers", "Return"], environment)?;
    until("the file", || file.exists().then_some(()))
}

/// Answers the open dialog, and waits until it is closed.
pub(super) fn open(file: &Path, environment: &Environment) -> Result<(), DesktopError> {
    let title = "^Open";
    focus_dialog(title, environment)?;
    // Ctrl+L opens the text field. The dialog first completes the text, then accepts it.
    keys(&["key", "--clearmodifiers", "ctrl+l"], environment)?;
    keys(&["key", "--clearmodifiers", "ctrl+a"], environment)?;
    keys(&["type", "--clearmodifiers", &file.display().to_string()], environment)?;
    // Repeats Alt+O, the letter of the button, until the dialog is closed. A late key has no effect in the window behind it, where the
    // back link has the focus by then.
    until("the dialog's end", || {
        drop(keys(&["key", "--clearmodifiers", "alt+o"], environment));
        keys(&["search", "--onlyvisible", "--name", title], environment).is_err().then_some(())
    })
}

/// Waits for a dialog and gives it the keyboard.
fn focus_dialog(title: &str, environment: &Environment) -> Result<(), DesktopError> {
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
    // Some xdotool commands wait for ever when a window closes, so each has a time limit.
    let output = Command::new("timeout").args(["20", "xdotool"]).args(arguments).env_clear().envs(environment).output();
    let output = output.map_err(DesktopError::during("xdotool"))?;
    let output_text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() { Ok(output_text) } else { Err(DesktopError::new("xdotool found no window")) }
}
