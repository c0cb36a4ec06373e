//! The window's commands: each asks the app, nothing more.

mod benefits;
mod connections;
mod data;
mod export;
mod integrations;
mod leave;
mod mails;
mod report;
mod settings;
mod where_to;

use tauri::{Builder, Runtime};

/// Registers every command.
pub fn register<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.invoke_handler(tauri::generate_handler![
        benefits::benefit_amount,
        benefits::benefit_copy,
        benefits::benefit_file_open,
        benefits::benefit_file_read,
        benefits::benefit_file_take,
        benefits::benefit_integration_save,
        benefits::benefit_month,
        benefits::benefit_person_remove,
        benefits::benefit_person_save,
        benefits::benefit_remove,
        benefits::benefit_rule,
        benefits::benefit_save,
        benefits::compensation_types,
        benefits::legal_limits,
        benefits::legal_limits_reset,
        benefits::legal_limits_save,
        benefits::plan_benefits,
        benefits::run_proof,
        benefits::run_word,
        connections::connection_check,
        connections::connection_recheck,
        connections::connection_replace,
        connections::connection_save,
        connections::connections,
        connections::kleer_log_in,
        connections::service_facts,
        data::data_back_up,
        data::data_copy_remove,
        data::data_erase,
        data::data_keep,
        data::data_keep_look,
        data::data_overview,
        data::data_people,
        data::data_restore,
        data::data_restore_close,
        data::data_restore_open,
        export::history,
        export::plan,
        export::plan_cut,
        export::plan_decide,
        export::plan_prepare,
        export::run,
        export::run_put_aside,
        export::run_cancel,
        export::run_continue,
        export::run_settle,
        export::run_start,
        integrations::drift_check,
        integrations::integration,
        integrations::integration_choices,
        integrations::integration_remove,
        integrations::integration_save,
        integrations::integration_update,
        integrations::link_confirm,
        integrations::link_reject,
        integrations::link_remove,
        integrations::links,
        integrations::overview,
        integrations::salary_confirm,
        integrations::salary_question,
        integrations::sample_open,
        leave::corrections,
        leave::leave_periods,
        leave::leave_rule,
        leave::period_close,
        leave::period_open,
        leave::plan_leave,
        mails::mail_check,
        mails::mail_forget,
        mails::mail_save,
        mails::mail_settings,
        mails::run_mail,
        mails::run_mail_open,
        mails::run_mail_send,
        report::run_save,
        settings::about,
        settings::diagnostics,
        settings::diagnostics_save,
        settings::open_data_folder,
        settings::preferences,
        settings::preferences_save,
        settings::storage_notice,
        settings::third_party,
    ])
}
