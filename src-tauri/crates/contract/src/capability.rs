//! The permissions of the window's page.

use serde_json::json;

use crate::commands;

/// Generates the shell's capability file. It permits the commands of the table and the app's event, and nothing else.
pub fn capability() -> String {
    let mut permissions = vec!["core:event:allow-listen".to_owned(), "core:event:allow-unlisten".to_owned()];
    permissions.extend(commands().iter().map(|command| format!("allow-{}", command.name.replace('_', "-"))));
    let capability = json!({
        "$schema": "../gen/schemas/desktop-schema.json",
        "identifier": "main",
        "description": "Generated from the table of commands by `cargo xtask generate`. Do not edit.",
        "windows": ["main"],
        "permissions": permissions,
    });
    format!("{capability:#}\n")
}
