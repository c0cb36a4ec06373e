//! The log: a file in the log folder, kept small. It carries ids and codes, not people.

use tauri::Runtime;
use tauri::plugin::TauriPlugin;
use tauri_plugin_log::{Builder, RotationStrategy, Target, TargetKind};

/// Largest size of one log file, in bytes.
const LARGEST: u128 = 2_000_000;
/// How many older files are kept.
const KEPT: usize = 5;

/// The product's crates, by the names under which they log.
const OWN: [&str; 10] = ["app", "connectors", "contract", "exports", "intake", "mail", "domain", "paybridge_shell", "sandbox", "store"];

/// The log plugin. The product's crates log from `info` on, all others from `warn` on.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    let mut builder = Builder::new()
        .targets([Target::new(TargetKind::LogDir { file_name: Some("paybridge".to_owned()) })])
        .rotation_strategy(RotationStrategy::KeepSome(KEPT))
        .max_file_size(LARGEST)
        .level(log::LevelFilter::Warn);
    for own in OWN {
        builder = builder.level_for(own, log::LevelFilter::Info);
    }
    builder.build()
}

/// Logs where the program panicked. What the panic says is not logged: it may hold a value.
pub fn log_panics() {
    let earlier = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        log::error!("a panic at {place}");
        earlier(panic);
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
    fn every_crate_of_the_product_is_in_the_log() {
        let crates = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("crates")).unwrap();
        let names = crates.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        // A tool of whoever changes the code: no part of the product.
        let mut crates: BTreeSet<String> = names.filter(|name| name != "xtask").collect();
        crates.insert(env!("CARGO_CRATE_NAME").to_owned());
        assert_eq!(OWN.map(str::to_owned).into_iter().collect::<BTreeSet<_>>(), crates);
    }

    #[test]
    fn a_panic_is_an_error_in_the_log_and_its_words_are_not() {
        let log = ErrorLog::listen();
        log_panics();
        assert!(std::thread::spawn(|| std::panic::panic_any("19900101-0017".to_owned())).join().is_err());
        let errors = log.take();
        assert!(errors.len() == 1 && errors[0].contains("logging.rs:"), "{errors:?}");
    }
}
