//! The log: a file in the log folder, kept small. It carries ids and codes, not people.

use tauri::Runtime;
use tauri::plugin::TauriPlugin;
use tauri_plugin_log::{Builder, RotationStrategy, Target, TargetKind};

/// Largest size of one log file, in bytes.
const LARGEST: u128 = 2_000_000;
/// How many older files are kept.
const KEPT: usize = 5;

/// The log plugin. Our own crates speak from `info` on, everybody else from `warn` on.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    let mut builder = Builder::new()
        .targets([Target::new(TargetKind::LogDir { file_name: Some("paybridge".to_owned()) })])
        .rotation_strategy(RotationStrategy::KeepSome(KEPT))
        .max_file_size(LARGEST)
        .level(log::LevelFilter::Warn);
    for own in ["app", "connectors", "exports", "paybridge_shell", "store"] {
        builder = builder.level_for(own, log::LevelFilter::Info);
    }
    builder.build()
}
