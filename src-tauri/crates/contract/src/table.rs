// All commands of the window. The shell's build script also reads the names from this file, so it contains only the table.
//
//     query|action  sync|async|blocking  name(arguments) -> answer { implementation }
//
// A query changes nothing and may be called again while it is running. The page does not start a running action a second time.
// `sync` commands are answered in the order of the calls, before the next command. `blocking` commands wait for a disk or the owner, on
// their own thread.
commands! {
    (app, shell)

    // The overview and the integrations.
    query sync overview() -> Overview { app.overview() }
    action async sample_open() -> String { app.sample_open().await }
    query sync integration(integration_id: String) -> IntegrationView { app.integration(&integration_id) }
    action sync integration_save(draft: IntegrationDraft) -> String { app.integration_save(&draft) }
    action sync integration_update(integration_id: String, label: String, settings: IntegrationSettings) -> () {
        app.integration_update(&integration_id, &label, &settings)
    }
    action async integration_remove(integration_id: String) -> () { app.integration_remove(&integration_id).await }
    action sync link_confirm(integration_id: String, alexis: String, kleer: String) -> () {
        app.link_confirm(&integration_id, &alexis, &kleer)
    }
    query async salary_question(integration_id: String) -> SalaryQuestion { app.salary_question(&integration_id).await }
    action sync salary_confirm(integration_id: String, unit: SalaryUnitName) -> () { app.salary_confirm(&integration_id, unit) }
    query async integration_choices(integration_id: String) -> IntegrationChoices { app.integration_choices(&integration_id).await }
    query async drift_check(integration_id: String) -> IntegrationCard { app.drift_check(&integration_id).await }
    query async links(integration_id: String) -> LinksView { app.links(&integration_id).await }
    action sync link_remove(integration_id: String, alexis: String) -> () { app.link_remove(&integration_id, &alexis) }
    action sync link_reject(integration_id: String, alexis: String, kleer: String) -> () {
        app.link_reject(&integration_id, &alexis, &kleer)
    }

    // Connections.
    query sync service_facts() -> Vec<ServiceFacts> { Ok(app.service_facts()) }
    action async kleer_log_in(address: String, email: String, password: String) -> KleerLogin {
        app.kleer_log_in(&address, &email, password).await
    }
    query async connection_check(draft: ConnectionDraft) -> ConnectionReport { app.connection_check(&draft).await }
    query async connection_recheck(connection_id: String) -> ConnectionReport { app.connection_recheck(&connection_id).await }
    action async connection_save(draft: ConnectionDraft, label: String) -> ConnectionView { app.connection_save(&draft, &label).await }
    action async connection_replace(connection_id: String, draft: ConnectionDraft) -> ConnectionView {
        app.connection_replace(&connection_id, &draft).await
    }
    query sync connections() -> Vec<ConnectionView> { app.connections() }

    // Plans, runs and the history.
    query async plan_prepare(integration_id: String, export: ExportKind) -> PlanView { app.plan_prepare(&integration_id, export).await }
    action sync plan_split_name(plan_id: String, key: String, cut: u32) -> PlanView { app.plan_split_name(&plan_id, &key, cut) }
    action sync plan_decide(plan_id: String, key: String, field: Field, take_source: bool) -> PlanView {
        app.plan_decide(&plan_id, &key, field, take_source)
    }
    query sync plan(plan_id: String) -> PlanView { app.plan(&plan_id) }
    action async run_start(plan_id: String, keys: Vec<String>, confirmations: Confirmations) -> String {
        app.run_start(&plan_id, &keys, confirmations).await
    }
    action sync run_cancel(run_id: String) -> () { app.run_cancel(&run_id) }
    query sync run(run_id: String) -> RunView { app.run(&run_id) }
    action async run_continue(run_id: String) -> () { app.run_continue(&run_id).await }
    action async run_reconcile(run_id: String) -> () { app.run_reconcile(&run_id).await }
    action sync run_put_aside(run_id: String, keys: Vec<String>, reason: String) -> RunView {
        app.run_put_aside(&run_id, &keys, &reason)
    }
    query sync history(filter: HistoryFilter) -> HistoryPage { app.history(&filter) }

    // The leave export.
    query async plan_leave(integration_id: String, from: NaiveDate, to: NaiveDate) -> PlanView {
        app.plan_leave(&integration_id, from, to).await
    }
    query sync leave_periods(integration_id: String) -> LeavePeriods { app.leave_periods(&integration_id) }
    action sync period_close(integration_id: String, from: NaiveDate, to: NaiveDate) -> LeavePeriods {
        app.period_close(&integration_id, from, to)
    }
    action sync period_open(integration_id: String, from: NaiveDate, to: NaiveDate) -> LeavePeriods {
        app.period_open(&integration_id, from, to)
    }
    action sync leave_rule(integration_id: String, leave_type: String, rule: Option<LeaveRule>) -> () {
        app.leave_rule(&integration_id, &leave_type, rule)
    }
    query sync corrections(integration_id: String) -> Vec<Correction> { app.corrections(&integration_id) }

    // The benefit list and its export.
    action sync benefit_integration_save(target_id: String, label: String) -> String { app.benefit_integration_save(&target_id, &label) }
    query sync benefit_month(integration_id: String, month: Option<PayrollMonth>) -> BenefitMonth {
        app.benefit_month(&integration_id, month)
    }
    action sync benefit_save(integration_id: String, draft: BenefitDraft) -> String { app.benefit_save(&integration_id, &draft) }
    action sync benefit_remove(integration_id: String, benefit_id: String) -> () { app.benefit_remove(&integration_id, &benefit_id) }
    action sync benefit_rule(integration_id: String, benefit_id: String, rule: Option<BenefitRule>) -> () {
        app.benefit_rule(&integration_id, &benefit_id, rule)
    }
    action sync benefit_person_save(integration_id: String, draft: ListPersonDraft) -> String {
        app.benefit_person_save(&integration_id, &draft)
    }
    action sync benefit_person_remove(integration_id: String, person_id: String) -> () {
        app.benefit_person_remove(&integration_id, &person_id)
    }
    action sync benefit_amount(integration_id: String, person: String, benefit: String, month: PayrollMonth, amount: Option<String>) -> () {
        app.benefit_amount(&integration_id, &person, &benefit, month, amount.as_deref())
    }
    action sync benefit_copy(integration_id: String, from: PayrollMonth, to: PayrollMonth) -> u32 {
        app.benefit_copy(&integration_id, from, to)
    }
    query blocking benefit_file_open(
        integration_id: String,
        name: String,
        content: String,
        sheet: Option<String>,
        titles: Option<TitleRow>,
        encoding: Option<TextEncoding>
    ) -> OpenedFile {
        app.benefit_file_open(&integration_id, &name, &content, sheet.as_deref(), titles, encoding)
    }
    query blocking benefit_file_read(integration_id: String, read: ReadFile) -> FilePreview {
        app.benefit_file_read(&integration_id, &read)
    }
    action blocking benefit_file_import(integration_id: String, read: ReadFile) -> Imported { app.benefit_file_import(&integration_id, &read) }
    query async compensation_types(integration_id: String) -> Vec<CompensationType> { app.compensation_types(&integration_id).await }
    query async plan_benefits(integration_id: String, month: PayrollMonth) -> PlanView { app.plan_benefits(&integration_id, month).await }
    query sync run_proof(run_id: String) -> Proof { app.run_proof(&run_id) }
    action sync run_resolve_manually(run_id: String, key: String, there: bool) -> RunView { app.run_resolve_manually(&run_id, &key, there) }
    query sync legal_limits() -> Vec<LegalLimit> { app.legal_limits() }
    action sync legal_limits_save(limits: Vec<LegalLimit>) -> Vec<LegalLimit> { app.legal_limits_save(&limits) }
    action sync legal_limits_reset() -> Vec<LegalLimit> { app.legal_limits_reset() }

    // The summary mail.
    query async mail_settings() -> MailSettings { app.mail_settings().await }
    action async mail_check(draft: MailServerDraft) -> () { app.mail_check(&draft).await }
    action async mail_save(draft: MailServerDraft) -> MailSettings { app.mail_save(&draft).await }
    action async mail_server_delete() -> MailSettings { app.mail_server_delete().await }
    query sync run_mail(run_id: String) -> RunMail { app.run_mail(&run_id) }
    action async run_mail_send(run_id: String) -> RunMail { app.run_mail_send(&run_id).await }
    action sync run_mail_open(run_id: String) -> RunMail {
        shell.open_address(&app.run_mail_address(&run_id)?)?;
        app.run_mail_opened(&run_id)
    }

    // Stored data: back-ups, retention, copies and erasure.
    query blocking data_overview() -> DataOverview { app.data_overview() }
    /// `None`: the owner closed the system's dialog.
    action blocking data_back_up() -> Option<BackUp> {
        shell.save_dialog(&app.back_up_name())?.map(|file| app.data_back_up(&file)).transpose()
    }
    /// `None`: the owner closed the system's dialog.
    query blocking data_restore_open() -> Option<RestoreOffer> {
        shell.open_dialog()?.map(|file| app.data_restore_open(&file)).transpose()
    }
    action blocking data_restore() -> Restored { app.data_restore() }
    action blocking data_restore_close() -> () {
        app.data_restore_close();
        Ok(())
    }
    query blocking retention_preview(months: u32) -> u32 { app.retention_preview(months) }
    action blocking retention_set(months: Option<u32>) -> DataOverview { app.retention_set(months) }
    query blocking data_people(text: String) -> Vec<KnownPerson> { app.data_people(&text) }
    action blocking data_erase(people: Vec<PersonRef>) -> Erased { app.data_erase(&people) }
    action blocking data_copy_remove(name: String) -> DataOverview { app.data_copy_remove(&name) }

    // The report of a run, as a file at a path of the owner's choice.
    /// `None`: the owner closed the system's dialog.
    action blocking run_save(run_id: String, format: ReportFormat, words: BTreeMap<String, String>) -> Option<String> {
        let Some(file) = shell.save_dialog(&app.report_name(&run_id, format)?)? else { return Ok(None) };
        app.run_save(&run_id, format, &words, &file)?;
        Ok(Some(file.display().to_string()))
    }

    // Preferences and the rest of the settings screen.
    query sync preferences() -> Preferences { app.preferences() }
    action sync preferences_save(preferences: Preferences) -> () { app.preferences_save(preferences) }
    query sync about() -> About { Ok(app.about()) }
    query sync storage_notice() -> Option<AppError> { Ok(app.storage_notice()) }
    query sync diagnostics() -> String { app.diagnostics(shell.web_view_version().as_deref()) }
    action blocking diagnostics_save() -> Option<String> {
        let Some(file) = shell.save_dialog(&app.diagnostics_name())? else { return Ok(None) };
        app.diagnostics_save(&file)?;
        Ok(Some(file.display().to_string()))
    }
    query sync third_party() -> String { shell.third_party() }
    action sync open_data_folder() -> () { shell.open_folder(Path::new(&app.about().data_folder)) }
}
