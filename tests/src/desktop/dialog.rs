//! The system's own dialogs, which are no part of the page: worked by keys, as without a mouse.

use std::{collections::BTreeMap, path::Path, process::Command};

use super::{Trouble, wait::until};

/// Answers the question where a file is to be stored, and returns when the file is there.
pub(super) fn save_as(file: &Path, environment: &BTreeMap<String, String>) -> Result<(), Trouble> {
    let keys = |arguments: &[&str]| {
        // Some of its commands wait for ever when a window goes away: none may wait longer than this.
        let output = Command::new("timeout").args(["20", "xdotool"]).args(arguments).env_clear().envs(environment).output();
        let output = output.map_err(Trouble::during("xdotool"))?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() { Ok(said) } else { Err(Trouble::new("xdotool found no window")) }
    };
    let window = until("the dialog", || {
        let windows = keys(&["search", "--onlyvisible", "--name", "^Save"]).ok()?;
        windows.lines().next().map(str::to_owned)
    })?;
    until("the dialog's focus", || {
        keys(&["windowfocus", &window]).ok()?;
        keys(&["getwindowfocus"]).ok().filter(|focused| focused.trim() == window)
    })?;
    keys(&["key", "--clearmodifiers", "ctrl+a"])?;
    keys(&["type", "--clearmodifiers", &file.display().to_string()])?;
    keys(&["key", "--clearmodifiers", "Return"])?;
    until("the file", || file.exists().then_some(()))
}
