// Generated from the Rust types by `cargo xtask generate`. Do not edit.

/**
 * What the settings screen says about the app.
 */
export type About = {
/**
 * The app's version.
 */
version: string,
/**
 * The folder with the database.
 */
data_folder: string,
/**
 * The folder with the logs.
 */
log_folder: string, };

/**
 * An activity of the company in Kleer. Absence and work are not told apart there: the owner says which is which.
 */
export type Activity = {
/**
 * Kleer's id.
 */
id: number,
/**
 * The company's name for it. Not always unique.
 */
name: string,
/**
 * Whether a child has to be named.
 */
needs_child: boolean, };

/**
 * What the return says of a day.
 */
export type Agi = {
/**
 * Which benefit the day can give.
 */
kind: AgiKind,
/**
 * The month of the return it belongs in: the month whose pay it affects. `YYYY-MM`.
 */
return_month: string, };

/**
 * The two benefits whose days are reported.
 */
export type AgiKind = "parental_benefit" | "temporary_parental_benefit";

/**
 * An error on its way to the window. No payloads and no personal data in it.
 */
export type AppError = {
/**
 * What happened.
 */
code: ErrorCode,
/**
 * Which service it concerns ("Alexis HR", "Kleer"), when it is one.
 */
service: string | null,
/**
 * For the log and for support: English, technical.
 */
message: string,
/**
 * What helps to put it right: the service's own words, a field, a place.
 */
hint: string | null, };

/**
 * Why sending needs an explicit yes.
 */
export type Brake = {
/**
 * Active people in the source at the last export that was sent.
 */
before: number,
/**
 * Active people in the source now.
 */
now: number,
/**
 * The owner's limit, in per cent.
 */
limit: number, };

/**
 * Somebody of the target who could be the person of a row.
 */
export type Candidate = {
/**
 * The id in the target.
 */
id: string,
/**
 * The name.
 */
name: string,
/**
 * The e-mail address, to tell two of one name apart.
 */
email: string | null, };

/**
 * One row of a plan: what would happen to one person.
 */
export type Change = {
/**
 * The row's key within its plan, the same whenever the same person is planned.
 */
key: string,
/**
 * The person's id in the source; `None`: in the target only.
 */
source_id: string | null,
/**
 * The person's id in the target; `None`: not there yet.
 */
target_id: string | null,
/**
 * The name to show.
 */
name: string,
/**
 * What would happen.
 */
kind: ChangeKind,
/**
 * The fields that would change, in the order of [`Field`].
 */
fields: Array<FieldChange>,
/**
 * Fields in which both sides differ and that are left alone, each with why.
 */
kept: Array<Kept>,
/**
 * Fields that changed on both sides since both agreed: nothing is sent before the owner decided.
 */
conflicts: Array<FieldChange>,
/**
 * Where values came from that have no proven place in the source.
 */
origins: Array<FieldOrigin>,
/**
 * How the one name can be cut in first and last, when that is a question. The cut that stands is in `fields`.
 */
cuts: Array<NameCut>,
/**
 * What the owner should know, errors first.
 */
findings: Array<Finding>,
/**
 * Who of the target this could be, when that has to be asked. The owner's answer becomes a link.
 */
candidates: Array<Candidate>,
/**
 * The day of leave that the row is about; `None`: it is about a person.
 */
day: LeaveDay | null, };

/**
 * What a row of a plan would do.
 */
export type ChangeKind = "create" | "update" | "remove" | "blocked" | "conflict" | "in_step";

/**
 * A period that the owner closed.
 */
export type ClosedPeriod = {
/**
 * The period.
 */
period: Period,
/**
 * When, RFC 3339 in UTC.
 */
closed_at: string, };

/**
 * A connection that is not stored yet.
 */
export type ConnectionDraft = {
/**
 * Where the service is: https, or http on loopback.
 */
address: string,
/**
 * The credentials.
 */
credentials: Credentials, };

/**
 * The result of a connection test.
 */
export type ConnectionReport = {
/**
 * The account's or company's name, as the service tells it.
 */
account: string | null,
/**
 * Whose rights the credentials carry, as the service tells it.
 */
acts_as: string | null,
/**
 * What was tried, in order. A failed log-in ends the test.
 */
checks: Array<RightCheck>,
/**
 * Fields that are empty for everybody: a right that hides a column looks like this. Empty when nobody is there.
 */
empty_fields: Array<Field>,
/**
 * Whether everything worked.
 */
ok: boolean, };

/**
 * A stored connection, without its secrets.
 */
export type ConnectionView = {
/**
 * Its id.
 */
id: string,
/**
 * The service.
 */
service: ServiceName,
/**
 * The owner's name for it.
 */
label: string,
/**
 * Where the service is.
 */
address: string,
/**
 * Whether it belongs to the sample company.
 */
sample: boolean, };

/**
 * A day that only a hand can put right in Kleer, because it is locked there.
 */
export type Correction = {
/**
 * The row as it was planned: person, day, old and new.
 */
change: Change,
/**
 * When it was first noticed, RFC 3339 in UTC.
 */
noticed_at: string,
/**
 * When a later read showed it done, RFC 3339 in UTC; `None`: still to be done.
 */
done_at: string | null, };

/**
 * Credentials as the owner typed them, on their way to a test or to the keychain. Never sent back to the window.
 */
export type Credentials = { "kind": "alexis_token",
/**
 * The token.
 */
token: string, } | { "kind": "kleer_token",
/**
 * The company's ID, digits.
 */
company_id: string,
/**
 * The token.
 */
token: string, } | { "kind": "kleer_company",
/**
 * What [`KleerLogin::session`] said.
 */
session: string,
/**
 * The chosen company's ID.
 */
company_id: string, };

/**
 * An ISO 4217 currency code, three capital letters ("SEK").
 */
export type Currency = string;

/**
 * Why a day can no longer be changed in Kleer.
 */
export type DayLock = "approved" | "certified" | "unknown";

/**
 * In which month's pay an absence is deducted.
 */
export type Deduction = "month_after" | "same_month";

/**
 * How far both sides were apart when they were last read.
 */
export type Drift = {
/**
 * The instant of the look, RFC 3339 in UTC.
 */
checked_at: string,
/**
 * How many people differ, whether or not they can be sent. 0: in step.
 */
differs: number,
/**
 * How many of them cannot be sent before something is put right or decided.
 */
blocked: number,
/**
 * Since when they have differed without a break, as far as anybody looked. RFC 3339 in UTC; `None`: in step.
 */
since: string | null, };

/**
 * Which of a person's two e-mail addresses an integration exchanges.
 */
export type EmailChoice = "private" | "work";

/**
 * A kind of employment that exists in Alexis HR.
 */
export type EmploymentKind = {
/**
 * Its id.
 */
id: string,
/**
 * Its name.
 */
name: string, };

/**
 * Everything that can go wrong on the way to an answer. The window has a text and an action for each.
 */
export type ErrorCode = "address_invalid" | "unreachable" | "timed_out" | "connection_lost" | "insecure" | "redirected" | "wrong_credentials" | "missing_right" | "not_found" | "too_many_requests" | "service_down" | "refused" | "not_understood" | "too_large" | "incomplete" | "keychain_locked" | "keychain_missing" | "secret_missing" | "storage_full" | "storage_read_only" | "storage_newer" | "storage_corrupt" | "storage_failed" | "plan_stale" | "link_taken" | "already_open" | "run_active" | "nothing_chosen" | "invalid_input" | "gone" | "internal";

/**
 * The kinds of job.
 */
export type ExportKind = "employees" | "employee_import" | "leave";

/**
 * A period of a run.
 */
export type ExportedPeriod = {
/**
 * The period.
 */
period: Period,
/**
 * The run.
 */
run_id: string,
/**
 * When it began, RFC 3339 in UTC.
 */
at: string, };

/**
 * A field of a person, by the name of its meaning. The order is the order of the review.
 */
export type Field = "active" | "employee_number" | "name" | "first_name" | "last_name" | "email" | "phone" | "ssn" | "street" | "zip_code" | "city" | "country" | "tax_table" | "tax_column" | "clearing_number" | "account_number" | "employment_type" | "employment_start" | "employment_end" | "hourly_salary" | "hourly_salary_start" | "monthly_salary" | "monthly_salary_start" | "leave_activity" | "leave_hours" | "leave_child" | "leave_comment";

/**
 * One field of a change, old beside new. `None` is an empty field.
 */
export type FieldChange = {
/**
 * Which field.
 */
field: Field,
/**
 * What the target holds now.
 */
old: Value | null,
/**
 * What it would hold, in the form in which it is sent.
 */
new: Value | null, };

/**
 * Where a value came from.
 */
export type FieldOrigin = {
/**
 * Which field.
 */
field: Field,
/**
 * From where.
 */
origin: ValueOrigin, };

/**
 * One finding about one record.
 */
export type Finding = {
/**
 * Error or warning.
 */
severity: Severity,
/**
 * What was found.
 */
code: FindingCode,
/**
 * The field it concerns, when it is one.
 */
field: Field | null,
/**
 * What the text needs: names and values, never a whole personal number.
 */
params: { [key in string]: string }, };

/**
 * What was found. A closed set: the window holds a text for each code in every language.
 */
export type FindingCode = "missing" | "ssn_malformed" | "ssn_check_digit" | "email_malformed" | "email_chosen_missing" | "phone_malformed" | "country_unknown" | "zip_code_malformed" | "tax_table_out_of_range" | "tax_column_out_of_range" | "tax_column_rare" | "clearing_malformed" | "clearing_unknown" | "clearing_check_digit" | "account_malformed" | "account_check_digit" | "bank_account_incomplete" | "end_before_start" | "salary_malformed" | "salary_currency" | "pay_period_unsupported" | "salary_later" | "salary_unit_unconfirmed" | "other_salary_kind" | "leaver_still_active" | "only_in_target" | "left_and_not_in_target" | "ambiguous_match" | "contested_match" | "link_broken" | "email_shared" | "email_taken" | "salary_ambiguous" | "ssn_shared" | "ssn_differs" | "maybe_same" | "same_name" | "rehired" | "replaced_by_rehire" | "no_agreement" | "employee_number_shared" | "employee_number_taken" | "employment_type_unmapped" | "salary_start_unknown" | "two_salary_kinds" | "salary_backdated" | "salary_behind_target" | "unknown_value" | "agreement_created" | "employment_later" | "end_date_removed" | "leave_person_not_linked" | "leave_no_agreement" | "leave_type_unmapped" | "leave_type_not_sent" | "leave_activity_gone" | "leave_child_missing" | "leave_child_unknown" | "leave_child_not_in_kleer" | "leave_hours_missing" | "leave_hours_impossible" | "leave_graded_unasked" | "leave_not_a_working_day" | "leave_working_day_unknown" | "leave_free_in_kleer" | "leave_worked_in_kleer" | "leave_beyond_schedule" | "leave_other_record" | "leave_same_by_hand" | "leave_removed_in_kleer" | "leave_changed_in_kleer" | "leave_several_records" | "leave_day_locked" | "leave_period_closed" | "leave_without_days" | "leave_pending" | "leave_withdrawn";

/**
 * What the hours of a graded day mean, when a whole day's hours stand beside a share below 100 per cent.
 */
export type GradedHours = "as_told" | "share_of_day";

/**
 * Which runs of the history.
 */
export type HistoryFilter = {
/**
 * Only this integration.
 */
integration_id: string | null,
/**
 * Only runs in which something failed, is unknown or unconfirmed.
 */
needs_attention: boolean,
/**
 * Only runs with a person whose name contains this.
 */
text: string | null,
/**
 * How many at most, 1 to 200.
 */
limit: number,
/**
 * How many to pass over.
 */
offset: number, };

/**
 * A page of the history.
 */
export type HistoryPage = {
/**
 * Newest first.
 */
runs: Array<RunSummary>,
/**
 * How many match in all.
 */
total: number, };

/**
 * One integration on the overview.
 */
export type IntegrationCard = {
/**
 * Its id.
 */
id: string,
/**
 * The owner's name for it.
 */
label: string,
/**
 * Whether it is the sample company.
 */
sample: boolean,
/**
 * Where data comes from.
 */
source: ConnectionView,
/**
 * Where data goes.
 */
target: ConnectionView,
/**
 * The latest run.
 */
last_run: RunSummary | null,
/**
 * What waits for the owner, most pressing first.
 */
needs: Array<Need>,
/**
 * What the last look at both sides found. `None`: nobody has looked yet.
 */
drift: Drift | null, };

/**
 * What the settings of an integration can be chosen from, as Alexis HR and Kleer hold it now.
 */
export type IntegrationChoices = {
/**
 * Departments of Alexis HR.
 */
departments: Array<ScopeChoice>,
/**
 * Offices of Alexis HR.
 */
offices: Array<ScopeChoice>,
/**
 * Cost centers of Alexis HR.
 */
cost_centers: Array<ScopeChoice>,
/**
 * Everybody in Alexis HR who is active, by name.
 */
people: Array<ScopeChoice>,
/**
 * Kinds of employment in Alexis HR.
 */
employment_types: Array<EmploymentKind>,
/**
 * Proposed by its name for people paid by the hour.
 */
hourly_proposal: EmploymentKind | null,
/**
 * Proposed by its name for people paid by the month.
 */
permanent_proposal: EmploymentKind | null,
/**
 * A few people with what Kleer holds in the places where an employee number may stand.
 */
numbers: Array<NumberSample>, };

/**
 * An integration to be stored.
 */
export type IntegrationDraft = {
/**
 * The source connection's id.
 */
source_id: string,
/**
 * The target connection's id.
 */
target_id: string,
/**
 * The owner's name for it.
 */
label: string,
/**
 * Its settings.
 */
settings: IntegrationSettings, };

/**
 * The settings of an integration.
 */
export type IntegrationSettings = {
/**
 * Which e-mail address is sent.
 */
email: EmailChoice,
/**
 * Whether people who left are made inactive in Kleer.
 */
deactivate_leavers: boolean,
/**
 * Which side is right where both differ.
 */
lead: Lead,
/**
 * Whom the integration is about.
 */
scope: Scope,
/**
 * By how many per cent the people may become fewer from one export to the next before it asks. 1 to 100.
 */
shrink_limit: number,
/**
 * Where the company's own number of a person stands in Kleer. `None`: not answered yet; numbers are not imported.
 */
employee_number: NumberPlace | null,
/**
 * The kind of employment in Alexis HR for people paid by the hour.
 */
hourly_type: EmploymentKind | null,
/**
 * The kind of employment in Alexis HR for people paid by the month.
 */
permanent_type: EmploymentKind | null,
/**
 * What becomes of leave.
 */
leave: LeaveSettings,
/**
 * How people and agreements are created at Kleer: the calls nobody has proven against a live account.
 */
kleer_calls: KleerCalls, };

/**
 * One integration with everything about it.
 */
export type IntegrationView = {
/**
 * The card.
 */
card: IntegrationCard,
/**
 * Its settings.
 */
settings: IntegrationSettings,
/**
 * The confirmed unit of Kleer's salaries.
 */
salary_unit: SalaryUnitName | null, };

/**
 * A field that is left as it is in the target.
 */
export type Kept = {
/**
 * Which field.
 */
field: Field,
/**
 * What the source holds.
 */
source: Value | null,
/**
 * What the target holds, and keeps.
 */
target: Value | null,
/**
 * Why.
 */
why: KeptWhy, };

/**
 * Why a field that differs is left alone.
 */
export type KeptWhy = "target_leads" | "decided" | "no_way_to_empty";

/**
 * The unproven calls, switchable.
 */
export type KleerCalls = {
/**
 * Leave the id of a new person out, instead of sending 0. Kleer's schema demands an id; whether its server does is not known.
 */
omit_new_id: boolean,
/**
 * Create an agreement by POST instead of PUT.
 */
create_agreement_by_post: boolean, };

/**
 * One company of a Kleer log-in.
 */
export type KleerCompany = {
/**
 * Kleer's ID.
 */
id: string,
/**
 * Its name.
 */
name: string,
/**
 * Whether Kleer counts it as active.
 */
active: boolean, };

/**
 * The companies that the integration user of Kleer may act in. The tokens stay in the app's memory, under `session`.
 */
export type KleerLogin = {
/**
 * Names the log-in in [`Credentials::KleerCompany`].
 */
session: string,
/**
 * The companies to choose from.
 */
companies: Array<KleerCompany>, };

/**
 * A language of the window.
 */
export type Language = "en" | "sv" | "de";

/**
 * Which side is right where both differ: the export into it creates people and fills empty fields, and overwrites nothing.
 */
export type Lead = { "kind": "alexis" } | { "kind": "kleer" } | { "kind": "by_field",
/**
 * The fields for which Kleer leads. What belongs together (see [`head`]) goes by its first field.
 */
kleer: Array<Field>, };

/**
 * What a row of the leave export is about.
 */
export type LeaveDay = {
/**
 * The employee's calendar day. Of a leave as a whole, its first day in the period.
 */
date: string,
/**
 * The last day, when the row is about a leave as a whole.
 */
until: string | null,
/**
 * The rows of one leave have the same: they are shown together.
 */
leave: string,
/**
 * The kind of leave by its id in Alexis HR; `None`: only the target knows the record.
 */
leave_type: string | null,
/**
 * Its name, or the activity's where only the target knows the record.
 */
leave_type_name: string,
/**
 * Kleer's id of the activity that is written.
 */
activity: number | null,
/**
 * Kleer's id of the record that is changed or removed.
 */
record: number | null,
/**
 * How many records that the app did not make stand on that day.
 */
others: number,
/**
 * The app sent this day before.
 */
sent_before: boolean,
/**
 * The day lies before the chosen period, in one that was exported or closed: a late change.
 */
late: boolean,
/**
 * The owner closed the period that the day lies in.
 */
closed: boolean,
/**
 * Nothing is to be sent without the owner ticking it on purpose.
 */
hold: boolean,
/**
 * Why the day cannot be changed in Kleer any more.
 */
lock: DayLock | null,
/**
 * What the employer return says of the day.
 */
agi: Agi | null, };

/**
 * What a plan of the leave export says beside its rows.
 */
export type LeaveOverview = {
/**
 * The chosen period.
 */
period: Period,
/**
 * Days and hours of the period that Kleer would hold, by kind of leave.
 */
sums: Array<LeaveSum>,
/**
 * Every kind of leave that occurs, with what becomes of it. Those that nobody decided about first.
 */
types: Array<LeaveTypeUse>,
/**
 * What can be reported on in Kleer.
 */
activities: Array<Activity>,
/**
 * Days of the period that hold a record of the app in Kleer before anything is sent.
 */
held_before: number,
/**
 * Whether the days that a graded leave could mean were not asked about yet.
 */
graded_unasked: boolean, };

/**
 * The periods of the leave export.
 */
export type LeavePeriods = {
/**
 * What is proposed to be exported next: the month before the present one until it was exported, then the present one.
 */
proposed: Period,
/**
 * Periods that the owner closed, newest first.
 */
closed: Array<ClosedPeriod>,
/**
 * Periods of runs that sent something, newest first.
 */
exported: Array<ExportedPeriod>,
/**
 * Days that have to be put right by hand in Kleer.
 */
corrections: number, };

/**
 * What becomes of a kind of leave.
 */
export type LeaveRule = { "kind": "send",
/**
 * Kleer's id of the activity.
 */
activity: number,
/**
 * Its name when it was chosen, to be shown when it is gone.
 */
name: string, } | { "kind": "do_not_send" };

/**
 * The owner's settings for the leave export.
 */
export type LeaveSettings = {
/**
 * What becomes of each kind of leave, by its id in Alexis HR. What is not here was not decided yet.
 */
rules: { [key in string]: LeaveRule },
/**
 * In which month's pay absence is deducted: decides the return that a day is reported in.
 */
deduction: Deduction,
/**
 * What the hours of a graded day mean. `None`: not asked yet; such days are not sent.
 */
graded: GradedHours | null,
/**
 * Whether one request reads the records of everybody, in place of one a person. Quicker, and not proven.
 */
read_everybody: boolean,
/**
 * Whether new days are written as payroll events, in place of events on an activity. Not proven.
 */
payroll_events: boolean, };

/**
 * Days and hours of one kind of leave.
 */
export type LeaveSum = {
/**
 * The kind of leave, by its id in Alexis HR.
 */
leave_type: string,
/**
 * Its name.
 */
name: string,
/**
 * How many days of how many people, each counted once.
 */
days: number,
/**
 * Hours.
 */
hours: string, };

/**
 * A kind of leave that occurs in a plan.
 */
export type LeaveTypeUse = {
/**
 * Its id in Alexis HR.
 */
id: string,
/**
 * Its name.
 */
name: string,
/**
 * How many days of it there are.
 */
days: number,
/**
 * What the owner decided; `None`: nothing yet.
 */
rule: LeaveRule | null,
/**
 * The activity it most likely stands for.
 */
proposal: Activity | null, };

/**
 * A person of one side.
 */
export type LinkPerson = {
/**
 * The service's id.
 */
id: string,
/**
 * The name.
 */
name: string,
/**
 * The e-mail address of the integration's choice.
 */
email: string | null,
/**
 * First day of the employment, YYYY-MM-DD.
 */
start: string | null,
/**
 * Whether the service counts the person as active.
 */
active: boolean, };

/**
 * What speaks for a suggestion.
 */
export type LinkReason = "ssn" | "email" | "name_and_start" | "name";

/**
 * A pair, or a person without a counterpart.
 */
export type LinkRow = {
/**
 * The person in Alexis HR.
 */
alexis: LinkPerson | null,
/**
 * The person in Kleer.
 */
kleer: LinkPerson | null,
/**
 * How sure it is that the two are one.
 */
state: LinkState,
/**
 * Who else it could be: people of Kleer for a row with a person of Alexis HR only.
 */
suggestions: Array<LinkSuggestion>, };

/**
 * How a row came about.
 */
export type LinkState = "confirmed" | "matched" | "created" | "same_ssn" | "same_email" | "asked" | "alone";

/**
 * Somebody of Kleer who could be the person of a row.
 */
export type LinkSuggestion = {
/**
 * The person in Kleer.
 */
person: LinkPerson,
/**
 * What speaks for it.
 */
because: LinkReason, };

/**
 * The links of an integration, with both sides as they are now.
 */
export type LinksView = {
/**
 * The integration's label.
 */
integration_label: string,
/**
 * Whether it is the sample company.
 */
sample: boolean,
/**
 * The instant both sides were read, RFC 3339 in UTC.
 */
read_at: string,
/**
 * One row a pair or a person, by name. Everybody of both sides stands in exactly one.
 */
rows: Array<LinkRow>, };

/**
 * An amount in a currency. The amount is a string wherever it leaves the program.
 */
export type Money = {
/**
 * The amount in whole units of the currency (kronor, not öre).
 */
amount: string,
/**
 * The currency of the amount.
 */
currency: Currency, };

/**
 * One way to cut a whole name in two.
 */
export type NameCut = {
/**
 * First name.
 */
first: string,
/**
 * Last name.
 */
last: string, };

/**
 * Something that waits for the owner.
 */
export type Need = { "kind": "run_interrupted",
/**
 * Which run.
 */
run_id: string, } | { "kind": "run_unconfirmed",
/**
 * Which run.
 */
run_id: string,
/**
 * How many changes.
 */
count: number, } | { "kind": "salary_unit" } | { "kind": "corrections",
/**
 * How many.
 */
count: number, };

/**
 * Where the company's own number of a person stands in Kleer, which has no field of that name.
 */
export type NumberPlace = "nowhere" | "internal_id" | "foreign_id";

/**
 * One person of Kleer, with what may be the employee number.
 */
export type NumberSample = {
/**
 * The name.
 */
name: string,
/**
 * Kleer's `internal-id`.
 */
internal_id: string | null,
/**
 * Kleer's `foreign-id`, unless the app itself wrote it.
 */
foreign_id: string | null, };

/**
 * How many changes per outcome.
 */
export type OutcomeCounts = { waiting: number, sent: number, confirmed: number, failed: number, unknown: number, skipped: number, };

/**
 * How a change ended, or that it has not.
 */
export type OutcomeName = "waiting" | "sent" | "confirmed" | "failed" | "unknown" | "skipped";

/**
 * What the overview shows.
 */
export type Overview = {
/**
 * One card per integration, oldest first. None yet: the start screen.
 */
integrations: Array<IntegrationCard>, };

/**
 * From a day to a day, both included.
 */
export type Period = {
/**
 * First day.
 */
from: string,
/**
 * Last day.
 */
to: string, };

/**
 * How many rows of each kind.
 */
export type PlanCounts = {
/**
 * Would be created.
 */
create: number,
/**
 * Would be changed.
 */
update: number,
/**
 * Would be removed.
 */
remove: number,
/**
 * Cannot be sent.
 */
blocked: number,
/**
 * Wait for a decision.
 */
conflict: number,
/**
 * Nothing to do.
 */
in_step: number, };

/**
 * A stored plan, ready for review.
 */
export type PlanView = {
/**
 * Its id.
 */
id: string,
/**
 * What kind of export.
 */
export: ExportKind,
/**
 * The integration's id.
 */
integration_id: string,
/**
 * The integration's label.
 */
integration_label: string,
/**
 * Whether it is the sample company.
 */
sample: boolean,
/**
 * The instant it was made, RFC 3339 in UTC.
 */
made_at: string,
/**
 * How many of each kind.
 */
counts: PlanCounts,
/**
 * The rows: what needs the owner first.
 */
changes: Array<Change>,
/**
 * Whether salaries were compared: the unit is confirmed.
 */
salaries_known: boolean,
/**
 * The source has so many fewer people than at the last export that sending needs an explicit yes.
 */
brake: Brake | null,
/**
 * Nothing was ever sent by this export: starting with one or two people is a good idea.
 */
first_run: boolean,
/**
 * How many people of Alexis HR the integration is not about.
 */
out_of_scope: number,
/**
 * The owner was not asked yet where employee numbers stand in Kleer, and there are some. Imports only.
 */
number_unasked: boolean,
/**
 * Whether the plan holds calls that nobody has proven against a live account (new people, new agreements).
 */
uses_unproven_calls: boolean,
/**
 * What a plan of the leave export says beside its rows.
 */
leave: LeaveOverview | null, };

/**
 * The owner's preferences.
 */
export type Preferences = {
/**
 * `None`: the computer's language when the app has it, else English.
 */
language: Language | null,
/**
 * Light or dark.
 */
theme: Theme, };

/**
 * What a long job says while it is under way. Sent to the window as the event `progress`.
 */
export type Progress = {
/**
 * The integration or run it belongs to.
 */
job: string,
/**
 * What is happening.
 */
stage: Stage,
/**
 * How many are done in this stage.
 */
done: number,
/**
 * Of how many; `None`: not known yet.
 */
total: number | null,
/**
 * Whom it concerns now.
 */
name: string | null,
/**
 * Time left, in whole seconds, once it can be told.
 */
seconds_left: number | null, };

/**
 * Why a change ended as it did.
 */
export type ReasonCode = "refused" | "not_as_sent" | "changed_since_review" | "not_in_target" | "cancelled" | "run_stopped" | "answer_unclear" | "not_read_back" | "not_reached" | "cannot_be_written";

/**
 * A file form of a run's report.
 */
export type ReportFormat = "csv" | "xlsx";

/**
 * What a connection is tested for. The window has the words and the box to tick for each.
 */
export type Right = "log_in" | "read_people" | "read_payroll";

/**
 * One line of a connection test.
 */
export type RightCheck = {
/**
 * What was tried.
 */
right: Right,
/**
 * How many records the try saw, when it counts any.
 */
count: number | null,
/**
 * Why it failed; `None`: it worked.
 */
error: AppError | null, };

/**
 * One row of a run.
 */
export type RunRow = {
/**
 * The change's key in its plan.
 */
key: string,
/**
 * The person's name.
 */
name: string,
/**
 * Create or update.
 */
kind: ChangeKind,
/**
 * How it ended.
 */
outcome: OutcomeName,
/**
 * Why, unless it was confirmed.
 */
reason: ReasonCode | null,
/**
 * The fields the reason is about.
 */
reason_fields: Array<Field>,
/**
 * The error behind the reason.
 */
error: AppError | null,
/**
 * The day of leave that the row is about; `None`: it is about a person.
 */
day: LeaveDay | null,
/**
 * What was to be sent.
 */
fields: Array<FieldChange>,
/**
 * What was known about the record.
 */
findings: Array<Finding>,
/**
 * Every request made for it.
 */
steps: Array<StepView>, };

/**
 * Where a run stands.
 */
export type RunStateName = "running" | "done" | "cancelled" | "stopped" | "interrupted";

/**
 * A run in a list.
 */
export type RunSummary = {
/**
 * Its id.
 */
id: string,
/**
 * What kind of export.
 */
export: ExportKind,
/**
 * The integration's id.
 */
integration_id: string,
/**
 * The integration's label.
 */
integration_label: string,
/**
 * Whether it is the sample company.
 */
sample: boolean,
/**
 * Start, RFC 3339 in UTC.
 */
started_at: string,
/**
 * End, RFC 3339 in UTC.
 */
ended_at: string | null,
/**
 * Where it stands.
 */
state: RunStateName,
/**
 * Why it was stopped.
 */
stopped_by: AppError | null,
/**
 * How many changes per outcome.
 */
counts: OutcomeCounts, };

/**
 * A run with its rows.
 */
export type RunView = {
/**
 * The run.
 */
summary: RunSummary,
/**
 * One row a chosen change, failed and unknown first.
 */
rows: Array<RunRow>, };

/**
 * The question after the unit of Kleer's salaries.
 */
export type SalaryQuestion = { "kind": "ask",
/**
 * A few people, the clearest first.
 */
people: Array<SalarySample>, } | { "kind": "nobody_has_one" };

/**
 * One person's salary at Kleer in both readings.
 */
export type SalarySample = {
/**
 * The person's name.
 */
name: string,
/**
 * Per month; otherwise per hour.
 */
monthly: boolean,
/**
 * The amount if Kleer counts in öre.
 */
if_ore: Money,
/**
 * The amount if Kleer counts in kronor.
 */
if_kronor: Money, };

/**
 * The unit in which Kleer holds salaries.
 */
export type SalaryUnitName = "ore" | "kronor";

/**
 * Whom an integration is about, by the service's ids of Alexis HR.
 */
export type Scope = { "kind": "all" } | { "kind": "departments",
/**
 * Their ids.
 */
ids: Array<string>, } | { "kind": "offices",
/**
 * Their ids.
 */
ids: Array<string>, } | { "kind": "cost_centers",
/**
 * Their ids.
 */
ids: Array<string>, } | { "kind": "people",
/**
 * Their ids.
 */
ids: Array<string>, };

/**
 * Something a scope can name.
 */
export type ScopeChoice = {
/**
 * Its id in Alexis HR.
 */
id: string,
/**
 * Its name.
 */
name: string,
/**
 * How many active people it holds; 1 for a person.
 */
people: number, };

/**
 * What the window needs to know of a service before there is a connection.
 */
export type ServiceFacts = {
/**
 * Which one.
 */
service: ServiceName,
/**
 * The vendor's own address, the default of a connection.
 */
default_address: string, };

/**
 * The services the app talks to.
 */
export type ServiceName = "alexis" | "kleer";

/**
 * How grave a finding is.
 */
export type Severity = "warning" | "error";

/**
 * The stages of making a plan and of a run.
 */
export type Stage = "opening_keychain" | "reading_source" | "reading_target" | "comparing" | "sending" | "verifying" | "ended";

/**
 * What one request of a change is to do.
 */
export type StepName = "create_user" | "update_user" | "create_agreement" | "update_agreement" | "create_employee" | "update_employee" | "create_employment" | "update_employment" | "create_compensation" | "update_compensation" | "create_event" | "update_event" | "remove_event";

/**
 * What is known of one request.
 */
export type StepState = "intended" | "sent" | "confirmed" | "failed" | "unknown";

/**
 * One request of a row, from the ledger.
 */
export type StepView = {
/**
 * What it was to do.
 */
step: StepName,
/**
 * What is known of it.
 */
state: StepState,
/**
 * When it was about to be sent, RFC 3339 in UTC.
 */
intended_at: string, };

/**
 * Light, dark, or as the computer.
 */
export type Theme = "system" | "light" | "dark";

/**
 * A field's value.
 */
export type Value = { "kind": "text", "value": string } | { "kind": "date", "value": string } | { "kind": "number", "value": number } | { "kind": "flag", "value": boolean } | { "kind": "money", "value": Money } | { "kind": "hours", "value": string };

/**
 * A place that is not the field's own.
 */
export type ValueOrigin = "kleer_internal_id" | "kleer_foreign_id" | "salary_kind" | "whole_name";
