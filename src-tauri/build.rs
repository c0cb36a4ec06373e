//! Declares the window's commands, so that only those a capability lists can be called.

/// Every command of `src/commands`.
const COMMANDS: &[&str] = &[
    "about",
    "connection_check",
    "connection_recheck",
    "connection_replace",
    "connection_save",
    "connections",
    "corrections",
    "drift_check",
    "history",
    "integration",
    "integration_choices",
    "integration_remove",
    "integration_save",
    "integration_update",
    "kleer_log_in",
    "leave_periods",
    "leave_rule",
    "link_confirm",
    "link_reject",
    "link_remove",
    "links",
    "open_data_folder",
    "overview",
    "period_close",
    "period_open",
    "plan",
    "plan_cut",
    "plan_decide",
    "plan_leave",
    "plan_prepare",
    "preferences",
    "preferences_save",
    "run",
    "run_cancel",
    "run_continue",
    "run_save",
    "run_settle",
    "run_start",
    "salary_confirm",
    "salary_question",
    "sample_open",
    "service_facts",
    "storage_notice",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    Ok(tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?)
}
