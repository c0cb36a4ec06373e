//! Declares the window's commands to Tauri, so that the window can call only the commands in a capability.

/// Collects the command names from the contract's table.
macro_rules! commands {
    ($head:tt $($(#[$doc:meta])* $kind:ident $threading:tt $name:ident $arguments:tt -> $answer:ty $body:block)*) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}

include!("crates/contract/src/table.rs");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    Ok(tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?)
}
