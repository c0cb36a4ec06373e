//! The log: a small file in the log folder. It contains ids and codes, and no personal data.

use tauri::Runtime;
use tauri::plugin::TauriPlugin;
use tauri_plugin_log::{Builder, RotationStrategy, Target, TargetKind};

/// The greatest size of one log file, in bytes.
const MAX_FILE_SIZE: u128 = 2_000_000;
/// The number of older files to keep.
const KEPT_FILES: usize = 5;

/// The log targets of the product's crates.
const OWN_CRATES: [&str; 10] =
    ["app", "connectors", "contract", "exports", "intake", "mail", "domain", "paybridge_shell", "sandbox", "store"];

/// The log plugin. The product's crates log from level `info`, all others from `warn`.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    let mut builder = Builder::new()
        .targets([Target::new(TargetKind::LogDir { file_name: Some("paybridge".to_owned()) })])
        .rotation_strategy(RotationStrategy::KeepSome(KEPT_FILES))
        .max_file_size(MAX_FILE_SIZE)
        .level(log::LevelFilter::Warn);
    for name in OWN_CRATES {
        builder = builder.level_for(name, log::LevelFilter::Info);
    }
    builder.build()
}

/// Logs the place of a panic. The message is not logged, because it can contain a value.
pub fn log_panics() {
    let previous_hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        log::error!("a panic at {place}");
        previous_hook(panic);
    }));
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use assertions::ErrorLog;

    use super::*;

    #[test]
    fn own_crates_are_all_product_crates() {
        let crates = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("crates")).unwrap();
        let names = crates.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        // A developer's tool, and no part of the product.
        let mut crates: BTreeSet<String> = names.filter(|name| name != "xtask").collect();
        crates.insert(env!("CARGO_CRATE_NAME").to_owned());
        assert_eq!(OWN_CRATES.map(str::to_owned).into_iter().collect::<BTreeSet<_>>(), crates);
    }

    #[test]
    fn panic_is_logged_without_its_message() {
        let log = ErrorLog::listen();
        log_panics();
        assert!(std::thread::spawn(|| std::panic::panic_any("19900101-0017".to_owned())).join().is_err());
        let errors = log.take();
        assert!(errors.len() == 1 && errors[0].contains("logging.rs:"), "{errors:?}");
    }
}
