//! The TypeScript of everything that crosses to the window, in one file, in a fixed order.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::error::AppError;
use crate::view;

/// Collects declarations by name; what a type uses comes with it.
struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types without a file of their own are the language's: string, number, arrays.
        if T::output_path().is_none() {
            T::visit_generics(self);
            return;
        }
        let name = T::ident(&self.config);
        if self.by_name.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.by_name.insert(name, format!("{docs}export {}\n", T::decl(&self.config)));
        T::visit_dependencies(self);
    }
}

/// The whole file.
pub fn typescript() -> String {
    let mut all = Declarations { config: Config::new().with_large_int("number"), by_name: BTreeMap::new() };
    all.visit::<AppError>();
    all.visit::<view::About>();
    all.visit::<view::BenefitDraft>();
    all.visit::<view::BenefitMonth>();
    all.visit::<view::ConnectionDraft>();
    all.visit::<view::ConnectionReport>();
    all.visit::<view::BackUp>();
    all.visit::<view::DataOverview>();
    all.visit::<view::Erased>();
    all.visit::<view::KnownPerson>();
    all.visit::<view::RestoreOffer>();
    all.visit::<view::Restored>();
    all.visit::<view::FilePreview>();
    all.visit::<view::HistoryFilter>();
    all.visit::<view::HistoryPage>();
    all.visit::<view::Imported>();
    all.visit::<view::IntegrationDraft>();
    all.visit::<view::IntegrationView>();
    all.visit::<view::IntegrationChoices>();
    all.visit::<view::KleerLogin>();
    all.visit::<view::Correction>();
    all.visit::<view::LeavePeriods>();
    all.visit::<view::LegalLimit>();
    all.visit::<view::LinksView>();
    all.visit::<view::ListPersonDraft>();
    all.visit::<view::MailServerDraft>();
    all.visit::<view::MailSettings>();
    all.visit::<view::OpenedFile>();
    all.visit::<view::Overview>();
    all.visit::<view::PlanView>();
    all.visit::<view::Preferences>();
    all.visit::<view::Progress>();
    all.visit::<view::Proof>();
    all.visit::<view::ReadFile>();
    all.visit::<view::ReportFormat>();
    all.visit::<view::RunMail>();
    all.visit::<view::RunView>();
    all.visit::<view::SalaryQuestion>();
    all.visit::<view::ServiceFacts>();
    let mut text = String::from("// Generated from the Rust types by `cargo xtask generate`. Do not edit.\n");
    for declaration in all.by_name.values() {
        text.push('\n');
        for line in declaration.lines() {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}
