// Generated from the table of commands by `cargo xtask generate`. Do not edit.

/**
 * The app's version and folders, for the settings screen.
 */
export type About = { version: string,
/**
 * The folder of the data file.
 */
data_folder: string, log_folder: string, };

/**
 * An activity of the company at Kleer. Kleer does not distinguish absence from work, so the owner chooses the activities of absence.
 */
export type Activity = { id: number,
/**
 * Not always unique.
 */
name: string,
/**
 * Distinguishes two activities of one name.
 */
description: string | null,
/**
 * Whether a record must name a child.
 */
needs_child: boolean, };

/**
 * The entry of a day in the return.
 */
export type Agi = {
/**
 * The benefit that the day can give.
 */
kind: AgiKind,
/**
 * The month of the return, which is the month whose pay is affected. `YYYY-MM`.
 */
return_month: string, };

/**
 * The two benefits whose days are reported.
 */
export type AgiKind = "parental_benefit" | "temporary_parental_benefit";

/**
 * An error on its way to the window. No payloads and no personal data in it.
 */
export type AppError = { code: ErrorCode,
/**
 * The service that the error concerns ("Alexis HR", "Kleer"), if it concerns one.
 */
service: string | null,
/**
 * A technical message in English, for the log and for support.
 */
message: string,
/**
 * A detail that helps to solve the error: a field, a place, an id or a code.
 */
hint: string | null,
/**
 * The service's own message.
 */
said: string | null,
/**
 * The service's own number of the request, which its support asks for.
 */
trace: string | null, };

/**
 * A back-up that was saved, and verified by reading it again.
 */
export type BackUp = {
/**
 * The path.
 */
file: string, bytes: number, integrations: number, runs: number, };

/**
 * One benefit of the catalogue.
 */
export type Benefit = { id: string,
/**
 * The owner's name for the benefit.
 */
name: string,
/**
 * The id of the benefit in files.
 */
wage_type: string | null,
/**
 * `None` when no limit is checked.
 */
kind: BenefitKind | null, };

/**
 * A benefit to save.
 */
export type BenefitDraft = {
/**
 * The app's id; `None`: a new benefit.
 */
id: string | null,
/**
 * Unique in the list.
 */
name: string,
/**
 * The wage-type id that stands for the benefit in files.
 */
wage_type: string | null,
/**
 * The legal kind, which the limits depend on.
 */
kind: BenefitKind | null, };

/**
 * The legal kind of a benefit, which selects its limits. The tax adviser decides how it is taxed.
 */
export type BenefitKind = "in_kind" | "meal" | "transit_ticket" | "internet" | "recreation" | "pension" | "occasion" | "gift";

/**
 * A benefit of the catalogue with its figures of one month.
 */
export type BenefitLine = { benefit: Benefit,
/**
 * How the benefit is sent; `None`: not decided yet.
 */
rule: BenefitRule | null,
/**
 * How many people have an amount this month.
 */
people: number,
/**
 * The sum of their amounts.
 */
total: Money,
/**
 * Whether any month has an amount of it. Such a benefit cannot be removed.
 */
used: boolean, };

/**
 * The benefit list of one integration in one month.
 */
export type BenefitMonth = { month: PayrollMonth,
/**
 * The month to export next: the last month until it was exported, then the present month.
 */
proposed: PayrollMonth,
/**
 * Months with amounts, newest first.
 */
months: Array<MonthSummary>,
/**
 * The currency of every amount.
 */
currency: Currency,
/**
 * The catalogue, by name, with each benefit's figures of this month.
 */
benefits: Array<BenefitLine>,
/**
 * By name.
 */
people: Array<ListPerson>, entries: Array<Entry>,
/**
 * Amounts over a legal limit.
 */
over: Array<LimitHit>,
/**
 * Legal limits without a known figure for the month. They were not checked.
 */
limit_gaps: Array<LimitGap>, };

/**
 * The summary of a benefit plan.
 */
export type BenefitOverview = { month: PayrollMonth,
/**
 * The number of months from `month` to the month in which the plan was made. Negative when `month` is later.
 */
months_ago: number, currency: Currency,
/**
 * The benefits with an amount in the month. Benefits without a rule come first.
 */
uses: Array<BenefitUse>,
/**
 * All compensation types of the target, including those that the app cannot write to.
 */
types: Array<CompensationType>, difference: MonthDifference,
/**
 * The number of people in the plan for whom the target shows no pay at all.
 */
unseen: number,
/**
 * Legal limits without a known figure for the month. They were not checked.
 */
limit_gaps: Array<LimitGap>, };

/**
 * A listed amount, or the part of it that goes to the row's type.
 */
export type BenefitPart = {
/**
 * The benefit's id.
 */
benefit: string, name: string, amount: Money, };

/**
 * The amount that one person gets by one compensation type in the payroll month. A row can also be about the creation of a type.
 */
export type BenefitRow = { month: PayrollMonth, state: BenefitState,
/**
 * `None` when the amount is not sent. The findings say why.
 */
pay_type: RowType | null,
/**
 * `None` when the amount is not sent.
 */
payout: Payout | null,
/**
 * The person's e-mail address in the list.
 */
email: string | null,
/**
 * The person's personnel number in the list.
 */
number: string | null,
/**
 * The listed amounts that the row adds up.
 */
parts: Array<BenefitPart>,
/**
 * The sum of `parts`. `None` when the row creates a type, or when the list has no amount any more.
 */
wanted: Money | null,
/**
 * The compensations that the target has for this person, type and month.
 */
held: Array<HeldPay>,
/**
 * The row is not ticked by default. It is sent only if the owner ticks it.
 */
hold: boolean,
/**
 * The app sent it before, or tried to and the result is unknown. Ticking the row sends it again.
 */
sent_before: boolean,
/**
 * The target shows no pay at all for this person. The credentials may be limited to another legal entity.
 */
unseen: boolean,
/**
 * The target shows no pay of anybody in the person's legal entity. So the app could not read back the sent amount.
 */
outside: boolean, };

/**
 * The owner's decision about a benefit.
 */
export type BenefitRule = { "kind": "send",
/**
 * The amount is split when there are several.
 */
parts: Array<Part>, } | { "kind": "do_not_send" };

export type BenefitSettings = {
/**
 * Benefit id → rule. A benefit without a rule is not sent, and the owner is asked.
 */
rules: { [key in string]: BenefitRule },
/**
 * The currency of every amount.
 */
currency: Currency,
/**
 * The id of the target's attribute with the personnel number. `None`: the attribute is found by its name.
 */
number_attribute: string | null,
/**
 * Whether negative amounts are sent. Off by default, because it is not known whether the target accepts them.
 */
send_negative: boolean, };

export type BenefitState = "type_to_make" | "new" | "there_equal" | "there_different" | "goes_on" | "not_sent" | "blocked";

export type BenefitUse = { benefit: Benefit,
/**
 * The number of people with an amount.
 */
people: number,
/**
 * The sum in the list.
 */
listed: Money,
/**
 * The sum of all rows that can be sent.
 */
to_send: Money,
/**
 * The sum that the target already has.
 */
there: Money,
/**
 * The sum of the rows that are blocked, differ in the target, or are not sent on purpose.
 */
left_out: Money,
/**
 * `None` until the owner decides.
 */
rule: BenefitRule | null,
/**
 * The type that best fits the benefit's name.
 */
proposal: CompensationType | null, };

/**
 * A call, and how well it is proven.
 */
export type CallFacts = { name: string, proof: CallProof, };

/**
 * How well a call is proven.
 */
export type CallProof = "proven" | "third_party" | "unproven";

/**
 * What a card says if nothing is known to wait.
 */
export type Calm = { "kind": "not_compared" } | { "kind": "compared",
/**
 * How many rows still have something to look at.
 */
notices: number, };

/**
 * A person of the target who could be the person of a row.
 */
export type Candidate = { id: string, name: string,
/**
 * Distinguishes two people of one name.
 */
email: string | null, };

/**
 * The kind of pay of a compensation type. Personio's list is open, so unknown values are kept.
 */
export type Category = { "kind": "one_time" } | { "kind": "recurring" } | { "kind": "other", "word": string };

/**
 * One row of a plan, about a person, a leave day, a payment or a compensation type.
 */
export type Change = {
/**
 * The row's key within its plan. A later plan gives the same subject the same key.
 */
key: string,
/**
 * The person's id in the source. `None` when only the target has the person.
 */
source_id: string | null,
/**
 * The person's id in the target. `None` when the target does not have the person yet.
 */
target_id: string | null,
/**
 * The name to show.
 */
name: string, kind: ChangeKind,
/**
 * The fields that would change, in the order of [`Field`].
 */
fields: Array<FieldChange>,
/**
 * Fields that differ and stay as they are in the target, each with the reason.
 */
kept: Array<Untouched>,
/**
 * Fields that changed on both sides since they last agreed. Nothing is sent until the owner decides.
 */
conflicts: Array<FieldChange>,
/**
 * The origin of values for which the source has no field of their own.
 */
origins: Array<FieldOrigin>,
/**
 * The ways to split the full name into first and last name. Empty when there is nothing to choose. The chosen split is in `fields`.
 */
splits: Array<NameSplit>,
/**
 * Errors come first.
 */
findings: Array<Finding>,
/**
 * The people of the target who could be this person, when the owner has to decide. The answer becomes a link.
 */
candidates: Array<Candidate>,
/**
 * Only in the leave export.
 */
day: LeaveDay | null,
/**
 * Only in the benefit export.
 */
benefit: BenefitRow | null,
/**
 * An unsettled write of an earlier run about the same subject. Nothing is sent until it is settled.
 */
open: OpenWrite | null, };

/**
 * The action of a row.
 */
export type ChangeKind = "create" | "update" | "remove" | "blocked" | "conflict" | "in_step";

/**
 * A period that the owner closed.
 */
export type ClosedPeriod = { period: Period,
/**
 * RFC 3339 in UTC.
 */
closed_at: string, };

/**
 * A column as the owner sees it.
 */
export type Column = {
/**
 * The index in the sheet, from 0 (column A).
 */
index: number,
/**
 * Empty for a column without a title.
 */
title: string,
/**
 * At most three different cells of the column, each of at most 40 characters.
 */
samples: Array<string>, };

/**
 * A compensation type of the target.
 */
export type CompensationType = { id: string, name: string, category: Category, };

/**
 * Warnings that the owner confirmed when the run was started.
 */
export type Confirmations = {
/**
 * The source has far less than at the last run.
 */
shrunk_source: boolean,
/**
 * A row was sent before, or is for a far month.
 */
resend: boolean, };

/**
 * A connection that is not stored yet.
 */
export type ConnectionDraft = {
/**
 * The service's address: https, or http on loopback.
 */
address: string, credentials: Credentials, };

/**
 * The result of a connection test.
 */
export type ConnectionReport = {
/**
 * The name of the account or company, from the service.
 */
account: string | null,
/**
 * The user whose rights the credentials have, from the service.
 */
acts_as: string | null,
/**
 * In the order of the tests. A failed log-in ends them.
 */
checks: Array<RightCheck>,
/**
 * Fields that are empty for all people: a missing right can look like that. The list is empty if there are no people.
 */
empty_fields: Array<Field>,
/**
 * Whether every required test passed.
 */
ok: boolean, };

/**
 * A stored connection, without its secrets.
 */
export type ConnectionView = { id: string, service: ServiceName,
/**
 * The owner's name for the connection.
 */
label: string, address: string,
/**
 * Whether it belongs to the sample company.
 */
sample: boolean, };

/**
 * A change that only a hand can make in the target.
 */
export type Correction = {
/**
 * The row as it was planned. Numbers are masked as in the plan.
 */
change: Change,
/**
 * When a plan first had it, RFC 3339 in UTC.
 */
noticed_at: string,
/**
 * When a later read showed that it was done, RFC 3339 in UTC; `None`: still open.
 */
done_at: string | null, };

/**
 * Credentials as the owner typed them, for a test or for the keychain. They are never sent back to the window.
 */
export type Credentials = { "kind": "alexis_token", token: string, } | { "kind": "kleer_token",
/**
 * The company's ID, digits.
 */
company_id: string, token: string, } | { "kind": "kleer_company",
/**
 * From [`KleerLogin::session`].
 */
session: string, company_id: string, } | { "kind": "personio_client", client_id: string, client_secret: string, };

/**
 * An ISO 4217 currency code, three capital letters ("SEK").
 */
export type Currency = string;

/**
 * A copy of the data file beside it.
 */
export type DataCopy = {
/**
 * The file's name.
 */
name: string, kind: DataCopyKind, bytes: number,
/**
 * RFC 3339 in UTC.
 */
made_at: string, };

/**
 * Why a copy of the data file was made.
 */
export type DataCopyKind = "before_update" | "before_restore" | "damaged";

/**
 * What the app keeps, and for how long.
 */
export type DataOverview = {
/**
 * When the last back-up was saved, RFC 3339 in UTC.
 */
backed_up_at: string | null,
/**
 * After how many months names and values are removed from a run; `None`: never.
 */
keep_months: number | null,
/**
 * How many runs still hold names and values.
 */
runs: number,
/**
 * Start of the oldest of these runs, RFC 3339 in UTC.
 */
oldest_run: string | null,
/**
 * Copies that the app made beside the data file, newest first.
 */
copies: Array<DataCopy>, };

/**
 * The reason why a day can no longer be changed at Kleer.
 */
export type DayLock = "approved" | "certified" | "unknown";

/**
 * The character between the whole units and the decimals.
 */
export type DecimalMark = "comma" | "point";

/**
 * The month of the pay from which an absence is deducted.
 */
export type Deduction = "month_after" | "same_month";

/**
 * The difference in one person's amount of one benefit.
 */
export type DifferenceLine = {
/**
 * The person's id in the list.
 */
person: string,
/**
 * The person's name to show.
 */
name: string,
/**
 * The benefit's name.
 */
benefit: string, before: Money | null, now: Money | null,
/**
 * `now` minus `before`.
 */
change: Money, why: DifferenceWhy, };

export type DifferenceWhy = "new_person" | "person_gone" | "new_benefit" | "benefit_gone" | "more" | "less";

/**
 * The differences between both sides at the last drift check.
 */
export type Drift = {
/**
 * RFC 3339 in UTC.
 */
checked_at: string,
/**
 * How many people differ, whether or not they can be sent. 0: in sync.
 */
differs: number,
/**
 * How many of them cannot be sent before a correction or decision.
 */
blocked: number,
/**
 * How many people are equal on both sides and still have something to look at.
 */
notices: number,
/**
 * The first check of the unbroken series that found differences, RFC 3339 in UTC; `None`: in sync.
 */
since: string | null, };

/**
 * The e-mail address of a person that an integration exchanges.
 */
export type EmailChoice = "private" | "work";

/**
 * An employment type of Alexis HR.
 */
export type EmploymentKind = { id: string, name: string, };

/**
 * The encoding that was used for a text file, and its alternatives.
 */
export type EncodingChoice = {
/**
 * The encoding that was used.
 */
taken: TextEncoding,
/**
 * Whether no other encoding is possible. Otherwise the owner is asked.
 */
certain: boolean,
/**
 * Sample words in each possible encoding. Empty where all of them decode the text alike.
 */
readings: Array<EncodingReading>, };

/**
 * Sample words of a text in one encoding.
 */
export type EncodingReading = { encoding: TextEncoding,
/**
 * A few words that differ between the encodings.
 */
words: Array<string>, };

/**
 * The amount of a person, a benefit and a month. There is at most one entry for these three.
 */
export type Entry = {
/**
 * The person's id in the list.
 */
person: string,
/**
 * The benefit's id.
 */
benefit: string, month: PayrollMonth,
/**
 * The amount actually used.
 */
amount: Money,
/**
 * The line numbers of equal rows of a file, one group per repeated row. The amount is the sum of them, because the owner stated that
 * each row counts. Empty for a typed amount.
 */
equal_rows: Array<Array<number>>, };

/**
 * The result of erasing people.
 */
export type Erased = {
/**
 * How many rows of runs lost their name and values.
 */
rows: number,
/**
 * How many summary mails were removed because they named the people.
 */
mails: number,
/**
 * How many copies of the data file still hold the people.
 */
copies: number, };

/**
 * What can go wrong. The window has a text and an action for each code.
 */
export type ErrorCode = "address_invalid" | "unreachable" | "timed_out" | "connection_lost" | "insecure" | "proxy_login" | "redirected" | "wrong_credentials" | "missing_right" | "not_found" | "too_many_requests" | "service_down" | "refused" | "not_understood" | "too_large" | "incomplete" | "keychain_locked" | "keychain_missing" | "keychain_refused" | "keychain_too_long" | "secret_incomplete" | "secret_missing" | "storage_full" | "storage_read_only" | "storage_newer" | "storage_corrupt" | "storage_damaged" | "storage_on_network" | "storage_locked" | "storage_failed" | "back_up_unreadable" | "plan_stale" | "link_taken" | "already_open" | "run_active" | "run_unsettled" | "writing_refused" | "switch_new_user_id" | "switch_create_agreement" | "switch_payroll_events" | "unproven_not_as_sent" | "emails_hidden" | "pay_unseen" | "file_unreadable" | "file_problems" | "mail_no_encryption" | "mail_login_refused" | "mail_passwords_off" | "mail_sender_refused" | "mail_recipient_refused" | "mail_not_set_up" | "nothing_chosen" | "invalid_input" | "gone" | "internal";

export type ExportKind = "employees" | "employee_import" | "leave" | "benefits";

/**
 * The run of an exported month.
 */
export type ExportedMonth = { run_id: string,
/**
 * Start of the run, RFC 3339 in UTC.
 */
at: string, };

/**
 * A period of a run.
 */
export type ExportedPeriod = { period: Period, run_id: string,
/**
 * Start of the run, RFC 3339 in UTC.
 */
at: string, };

/**
 * A field of a person, a day of leave or a compensation. The order is the order in the review.
 */
export type Field = "active" | "employee_number" | "name" | "first_name" | "last_name" | "email" | "phone" | "ssn" | "street" | "zip_code" | "city" | "country" | "tax_table" | "tax_column" | "clearing_number" | "account_number" | "employment_type" | "employment_start" | "employment_end" | "hourly_salary" | "hourly_salary_start" | "monthly_salary" | "monthly_salary_start" | "leave_activity" | "leave_hours" | "leave_child" | "leave_comment" | "pay_type" | "pay_category" | "pay_amount" | "pay_interval" | "pay_from";

/**
 * The old and the new value of one field. `None` is an empty field.
 */
export type FieldChange = { field: Field,
/**
 * The target's current value.
 */
old: Value | null,
/**
 * The value to write, in the form in which it is sent.
 */
new: Value | null, };

/**
 * The origin of a field's value.
 */
export type FieldOrigin = { field: Field, origin: ValueOrigin, };

/**
 * The content of a file.
 */
export type FileContent = "amounts" | "people";

/**
 * One row of a file.
 */
export type FileLine = {
/**
 * The line number, as in a spreadsheet.
 */
line: number,
/**
 * The person's name, or number or address where no name is known.
 */
person: string,
/**
 * `None`: the file is a list of people.
 */
benefit: string | null, month: PayrollMonth | null, amount: Money | null, does: LineDoes,
/**
 * Whether the sheet hides the row.
 */
hidden: boolean,
/**
 * The line number of the earlier row that it equals to the last character.
 */
same_as: number | null, };

/**
 * What importing an open file would do. The preview stores nothing.
 */
export type FilePreview = {
/**
 * The first 500 rows, in the order of the file.
 */
lines: Array<FileLine>,
/**
 * How many rows there are in all.
 */
rows: number,
/**
 * Problems of single rows. While there is any, the file cannot be imported.
 */
problems: Array<RowProblem>,
/**
 * How many rows have problems. One row can have several.
 */
wrong_rows: number,
/**
 * Questions that the owner has to answer first.
 */
questions: Array<FileQuestion>, hidden: HiddenPreview | null, twins: TwinPreview | null,
/**
 * The months that the file changes.
 */
months: Array<MonthPreview>,
/**
 * Benefits that would be added to the catalogue.
 */
new_benefits: Array<string>,
/**
 * How many people would be added to the list.
 */
new_people: number,
/**
 * How many rows were added to an earlier row of the same person, benefit and month.
 */
added_up: number,
/**
 * How many rows are totals of other rows. They are skipped.
 */
totals: number,
/**
 * The decimal mark, as chosen or detected.
 */
decimal: DecimalMark | null,
/**
 * The sum of all amounts; `None`: the file is a list of people.
 */
total: Money | null, };

/**
 * A question that the owner has to answer before a file is imported.
 */
export type FileQuestion = "encoding" | "hidden" | "twins";

/**
 * One finding about one record.
 */
export type Finding = { severity: Severity, code: FindingCode, field: Field | null,
/**
 * Names and values for the text. Never a whole personal number.
 */
params: { [key in string]: string }, };

/**
 * A closed set of findings. The window has a text for each code in every language.
 */
export type FindingCode = "missing" | "ssn_malformed" | "ssn_no_date" | "ssn_future" | "ssn_birth_number" | "ssn_interim" | "ssn_check_digit" | "email_malformed" | "email_chosen_missing" | "phone_malformed" | "country_unknown" | "street_elsewhere" | "agreement_gap" | "agreement_not_told" | "not_read_back" | "zip_code_malformed" | "tax_table_out_of_range" | "tax_column_out_of_range" | "tax_column_rare" | "clearing_malformed" | "clearing_unknown" | "clearing_check_digit" | "account_malformed" | "account_check_digit" | "bank_account_incomplete" | "end_before_start" | "salary_malformed" | "salary_currency" | "pay_period_unsupported" | "salary_later" | "salary_unit_unconfirmed" | "other_salary_kind" | "leaver_still_active" | "only_in_target" | "left_and_not_in_target" | "ambiguous_match" | "contested_match" | "link_broken" | "email_shared" | "email_taken" | "salary_ambiguous" | "ssn_shared" | "inactive_twin" | "ssn_differs" | "maybe_same" | "same_name" | "rehired" | "replaced_by_rehire" | "no_agreement" | "employee_number_shared" | "employee_number_taken" | "employment_type_unmapped" | "salary_start_unknown" | "salary_history_unknown" | "two_salary_kinds" | "salary_backdated" | "salary_behind_target" | "unknown_value" | "moment_unclear" | "salary_too_fine" | "salary_other_period_held" | "target_salary_ambiguous" | "cannot_be_held" | "user_missing" | "agreement_created" | "employment_later" | "end_date_removed" | "leave_person_not_linked" | "leave_no_agreement" | "leave_type_unmapped" | "leave_type_not_sent" | "leave_activity_gone" | "leave_kind_unknown" | "leave_child_missing" | "leave_child_unknown" | "leave_child_not_in_kleer" | "leave_hours_missing" | "leave_hours_impossible" | "leave_graded_unasked" | "leave_not_a_working_day" | "leave_working_day_unknown" | "leave_free_in_kleer" | "leave_worked_in_kleer" | "leave_beyond_schedule" | "leave_other_record" | "leave_same_by_hand" | "leave_removed_in_kleer" | "leave_changed_in_kleer" | "leave_several_records" | "leave_day_locked" | "leave_period_closed" | "leave_without_days" | "leave_pending" | "leave_withdrawn" | "open_before" | "benefit_unmapped" | "benefit_not_sent" | "benefit_half" | "benefit_rule_broken" | "benefit_person_unnamed" | "benefit_person_unknown" | "benefit_number_unknown" | "benefit_person_ambiguous" | "benefit_person_contradicts" | "benefit_number_nobodys" | "benefit_emails_hidden" | "benefit_person_twice" | "benefit_person_inactive" | "benefit_zero" | "benefit_negative" | "benefit_not_cents" | "benefit_currency" | "benefit_type_gone" | "benefit_type_forbidden" | "benefit_type_mismatch" | "benefit_type_changed" | "benefit_type_name_taken" | "benefit_type_twice" | "benefit_intervals_differ" | "benefit_differs" | "benefit_same_by_hand" | "benefit_others_there" | "benefit_others_beside" | "benefit_removed_in_target" | "benefit_unclear_before" | "benefit_no_longer_listed" | "benefit_goes_on" | "benefit_recurs" | "benefit_unseen" | "benefit_outside" | "benefit_type_open" | "benefit_equal_rows" | "benefit_over_month" | "benefit_over_year";

/**
 * The meaning of the hours of a graded day, which has the hours of a whole day and a share below 100 per cent.
 */
export type GradedHours = "as_told" | "share_of_day";

/**
 * One of the first rows, shown for the choice of the title row.
 */
export type HeadRow = {
/**
 * The line number, from 1.
 */
line: number,
/**
 * The first cells, each of at most 40 characters.
 */
cells: Array<string>, };

/**
 * A compensation that the target has.
 */
export type HeldPay = { id: string, amount: Money,
/**
 * `None` when the target does not say.
 */
interval: Interval | null,
/**
 * `None` when the target does not say.
 */
effective_from: string | null,
/**
 * Whether the app sent it, according to the ledger or the external reference.
 */
ours: boolean, };

/**
 * The hidden parts of a sheet that would be imported.
 */
export type HiddenPreview = {
/**
 * How many hidden rows there are.
 */
rows: number,
/**
 * The line numbers of the first 20.
 */
lines: Array<number>,
/**
 * The sum of their amounts; `None`: the file is a list of people.
 */
total: Money | null,
/**
 * The titles of hidden columns that the mapping uses.
 */
columns: Array<string>,
/**
 * Whether the whole sheet is hidden.
 */
sheet: boolean, };

/**
 * How to import the hidden rows of a sheet.
 */
export type HiddenRows = "take" | "leave_out";

/**
 * A filter for the history.
 */
export type HistoryFilter = {
/**
 * Only runs of this integration.
 */
integration_id: string | null,
/**
 * Only runs that need the owner.
 */
needs_attention: boolean,
/**
 * Only runs with a person whose name contains this.
 */
text: string | null,
/**
 * The page size, 1 to 200.
 */
limit: number,
/**
 * How many runs to skip.
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
 * How many runs match in all.
 */
total: number, };

/**
 * What to do with existing amounts that a file does not have.
 */
export type ImportMode = "replace" | "add";

/**
 * The result of an import.
 */
export type Imported = {
/**
 * How many amounts or people were imported.
 */
taken: number,
/**
 * The month of most rows.
 */
month: PayrollMonth | null, };

/**
 * One integration on the overview.
 */
export type IntegrationCard = { id: string,
/**
 * The owner's name for the integration.
 */
label: string,
/**
 * Whether it belongs to the sample company.
 */
sample: boolean, source: ConnectionView, target: ConnectionView,
/**
 * The latest run of each kind of export that ever ran.
 */
last_runs: Array<RunSummary>,
/**
 * What waits for the owner, most urgent first.
 */
needs: Array<Need>,
/**
 * The result of the last drift check. `None`: there was none yet.
 */
drift: Drift | null,
/**
 * What the card says if nothing waits.
 */
calm: Calm, };

/**
 * The choices for the settings of an integration, from Alexis HR and Kleer.
 */
export type IntegrationChoices = { departments: Array<ScopeChoice>, offices: Array<ScopeChoice>, cost_centers: Array<ScopeChoice>,
/**
 * All active people of Alexis HR, by name.
 */
people: Array<ScopeChoice>, employment_types: Array<EmploymentKind>,
/**
 * The type that is proposed for people paid by the hour, by its name.
 */
hourly_proposal: EmploymentKind | null,
/**
 * The type that is proposed for people paid by the month, by its name.
 */
permanent_proposal: EmploymentKind | null,
/**
 * A few people of Kleer, with the fields that may hold an employee number.
 */
numbers: Array<NumberSample>, };

/**
 * An integration to save.
 */
export type IntegrationDraft = {
/**
 * A connection's id.
 */
source_id: string,
/**
 * A connection's id.
 */
target_id: string, label: string, settings: IntegrationSettings, };

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
 * The side whose value counts where both differ.
 */
lead: SourceOfTruth,
/**
 * The people that the integration covers.
 */
scope: Scope,
/**
 * The shrink guard's limit: by how many per cent the source may shrink between two exports without a confirmation. 1 to 100.
 */
shrink_limit: number,
/**
 * Where employee numbers stand in Kleer. `None`: not answered yet, and numbers are not exported to Alexis HR.
 */
employee_number: NumberPlace | null,
/**
 * The employment type in Alexis HR for people paid by the hour.
 */
hourly_type: EmploymentKind | null,
/**
 * The employment type in Alexis HR for people paid by the month.
 */
permanent_type: EmploymentKind | null, leave: LeaveSettings, benefits: BenefitSettings, mail: SummaryMail, kleer_calls: KleerCalls, };

/**
 * One integration with everything about it.
 */
export type IntegrationView = { card: IntegrationCard, settings: IntegrationSettings,
/**
 * The unit of Kleer's salaries; `None`: not confirmed yet.
 */
salary_unit: SalaryUnitName | null, };

/**
 * The payment interval of a recurring compensation.
 */
export type Interval = "monthly" | "quarterly" | "half_yearly" | "yearly";

/**
 * Switches for calls to Kleer that are not proven against a live account.
 */
export type KleerCalls = {
/**
 * Omit the id of a new person instead of sending 0. Kleer's schema requires an id; it is not known whether the server does.
 */
omit_new_id: boolean,
/**
 * Create an agreement with POST instead of PUT.
 */
create_agreement_by_post: boolean,
/**
 * Read and write the street of an agreement in `address1` instead of `address2`.
 */
street_in_address1: boolean,
/**
 * Kleer omits some fields of agreements: a missing field is unknown instead of empty.
 */
agreements_have_gaps: boolean,
/**
 * Write a dash as the comment of a day of leave without one, instead of an empty comment.
 */
no_empty_comment: boolean, };

/**
 * One company of a Kleer log-in.
 */
export type KleerCompany = {
/**
 * Kleer's ID.
 */
id: string, name: string,
/**
 * Whether Kleer counts it as active.
 */
active: boolean, };

/**
 * The companies that the integration user of Kleer may access. Their tokens stay in the app's memory, under `session`.
 */
export type KleerLogin = {
/**
 * Identifies the log-in in [`Credentials::KleerCompany`].
 */
session: string, companies: Array<KleerCompany>, };

/**
 * A person of whom the app keeps data.
 */
export type KnownPerson = { person: PersonRef,
/**
 * Every name that rows have for the person.
 */
names: Array<string>,
/**
 * The integration's label.
 */
integration: string,
/**
 * How many runs name the person.
 */
runs: number,
/**
 * Whether the benefit list holds the person.
 */
listed: boolean,
/**
 * How many corrections name the person.
 */
corrections: number,
/**
 * A run with an unsettled write for this person. It has to be settled before the person can be erased.
 */
open_run: string | null, };

/**
 * A language of the window.
 */
export type Language = "en" | "sv" | "de";

/**
 * A day of leave, or a leave as a whole.
 */
export type LeaveDay = {
/**
 * The employee's calendar day. For a leave as a whole, its first day in the period.
 */
date: string,
/**
 * The last day in the period. Only for a leave as a whole.
 */
until: string | null,
/**
 * Groups the rows of one leave, which are shown together.
 */
leave: string,
/**
 * The leave type's id in Alexis HR. `None` when only Kleer has the record.
 */
leave_type: string | null,
/**
 * The leave type's name, or the activity's name when only Kleer has the record.
 */
leave_type_name: string,
/**
 * Kleer's id of the activity to write.
 */
activity: number | null,
/**
 * Kleer's id of the record to change or remove.
 */
record: number | null,
/**
 * The number of absence records on that day that the app did not create.
 */
others: number, sent_before: boolean,
/**
 * The day lies before the chosen period, in a period that was exported or closed.
 */
late: boolean,
/**
 * The owner closed the day's period.
 */
closed: boolean,
/**
 * The row is not ticked by default. It is sent only if the owner ticks it.
 */
hold: boolean,
/**
 * The reason why Kleer no longer accepts changes of the day.
 */
lock: DayLock | null,
/**
 * The day's entry in the employer's tax return (AGI).
 */
agi: Agi | null, };

/**
 * The summary of a leave plan.
 */
export type LeaveOverview = { period: Period,
/**
 * The days and hours of the period that Kleer would have after the export, by leave type.
 */
sums: Array<LeaveSum>,
/**
 * The leave types that occur. Types without a rule come first.
 */
types: Array<LeaveTypeUse>,
/**
 * Kleer's activities, on which time can be reported.
 */
activities: Array<Activity>,
/**
 * The app's records of the period in Kleer before the export, one per day, leave type and child.
 */
held_before: number,
/**
 * The app's records of the period according to the ledger: sent, and not known to be removed. A read is not needed.
 */
sent_before: number,
/**
 * Whether a graded leave is blocked because the owner has not said yet how its hours are meant.
 */
graded_unasked: boolean, };

/**
 * The periods of the leave export.
 */
export type LeavePeriods = {
/**
 * The period to export next: the last month until it was exported or closed, then the present month.
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
 * How many days need a correction by hand in Kleer.
 */
corrections: number, };

/**
 * The owner's decision about a kind of leave.
 */
export type LeaveRule = { "kind": "send",
/**
 * Kleer's id of the activity.
 */
activity: number,
/**
 * The name when the owner chose it. It is shown when the activity is gone.
 */
name: string, } | { "kind": "do_not_send" };

export type LeaveSettings = {
/**
 * Alexis HR's id of the kind of leave → rule. A kind without a rule is not decided yet.
 */
rules: { [key in string]: LeaveRule },
/**
 * Decides the month of the return in which a day is reported.
 */
deduction: Deduction,
/**
 * The meaning of the hours of a graded day. `None`: the owner was not asked yet, and such days are not sent.
 */
graded: GradedHours | null,
/**
 * Whether one request reads the records of everybody, instead of one request per person. It is faster but not proven.
 */
read_everybody: boolean,
/**
 * Whether new days are written as payroll events, instead of events on an activity. Not proven.
 */
payroll_events: boolean, };

export type LeaveSum = {
/**
 * The leave type's id in Alexis HR.
 */
leave_type: string, name: string,
/**
 * Each day of each person counts once.
 */
days: number, hours: string, };

/**
 * A leave type that occurs in a plan.
 */
export type LeaveTypeUse = {
/**
 * The leave type's id in Alexis HR.
 */
id: string, name: string, days: number,
/**
 * `None` until the owner decides.
 */
rule: LeaveRule | null,
/**
 * The activity that fits best.
 */
proposal: Activity | null,
/**
 * Several activities that fit equally well, because they have one name. Only the owner can choose.
 */
alike: Array<Activity>, };

/**
 * The number of rows that a run did not include, by reason.
 */
export type LeftBehind = { blocked: number,
/**
 * Rows with a conflict that waits for the owner's decision.
 */
undecided: number,
/**
 * Rows that wait for an unsettled write of an earlier run.
 */
waiting: number,
/**
 * Benefit rows that are not ticked by default and that the owner did not tick.
 */
held: number,
/**
 * Other rows that could be sent and that the owner did not choose.
 */
not_chosen: number,
/**
 * Rows that send nothing and need a look ([`Plan::notices`]).
 */
notices: number, };

/**
 * A limit for one kind of benefit, in a range of months.
 */
export type LegalLimit = {
/**
 * The same in every version of the app. Several figures of one limit share the part before the `@`.
 */
id: string, kind: BenefitKind, per: LimitPer,
/**
 * The highest amount that is allowed.
 */
most: Money,
/**
 * The first month of the limit.
 */
from: PayrollMonth,
/**
 * The last month of the limit. `None` until further notice, because the law names no year.
 */
until: PayrollMonth | null,
/**
 * Above a threshold the whole amount is taxed. Otherwise only the part above the limit is taxed.
 */
threshold: boolean,
/**
 * The source of the figure, so that the owner can look it up.
 */
source: string, };

/**
 * A limit without a known figure for a month in which somebody gets benefits of its kind. These benefits were not checked.
 */
export type LimitGap = {
/**
 * The limit with a figure for other months.
 */
limit: LegalLimit,
/**
 * The ids of the benefits of its kind.
 */
benefits: Array<string>, };

/**
 * A person whose benefits exceed a limit.
 */
export type LimitHit = {
/**
 * The person's id in the list.
 */
person: string, limit: LegalLimit, sum: Money,
/**
 * The ids of the benefits in the sum.
 */
benefits: Array<string>, };

/**
 * The period of which the amounts are added up and compared with a limit.
 */
export type LimitPer = "month" | "year";

/**
 * What importing a row would do.
 */
export type LineDoes = "adds" | "changes" | "nothing" | "adds_up";

/**
 * A person of one side.
 */
export type LinkPerson = {
/**
 * The service's id.
 */
id: string, name: string,
/**
 * The e-mail address that the integration uses.
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
 * What two persons have in common.
 */
export type LinkReason = "ssn" | "email" | "name_and_start" | "name";

/**
 * A pair, or a person without a counterpart.
 */
export type LinkRow = { alexis: LinkPerson | null, kleer: LinkPerson | null, state: LinkState,
/**
 * People of Kleer who could be the person of Alexis HR. Only for rows without a pair.
 */
suggestions: Array<LinkSuggestion>, };

/**
 * How the two persons of a row were linked, or why they are not.
 */
export type LinkState = "confirmed" | "matched" | "created" | "same_ssn" | "same_email" | "asked" | "alone";

/**
 * A person of Kleer who could be the person of a row.
 */
export type LinkSuggestion = { person: LinkPerson, because: LinkReason, };

/**
 * The links of an integration, with both sides as they are now.
 */
export type LinksView = { integration_label: string,
/**
 * Whether it belongs to the sample company.
 */
sample: boolean,
/**
 * When both sides were read, RFC 3339 in UTC.
 */
read_at: string,
/**
 * One row per pair or single person, by name. Each person of both sides is in exactly one row.
 */
rows: Array<LinkRow>, };

/**
 * A person of the benefit list.
 */
export type ListPerson = { id: string,
/**
 * The personnel number. Leading zeros count.
 */
number: string | null,
/**
 * Trimmed and in lower case.
 */
email: string | null, name: string | null, };

/**
 * A person of the list to save. An e-mail address or a personnel number is required.
 */
export type ListPersonDraft = {
/**
 * The app's id; `None`: a new person.
 */
id: string | null,
/**
 * The personnel number.
 */
number: string | null, email: string | null, name: string | null, };

/**
 * How a mail server's connection is encrypted. Plain text is not offered.
 */
export type MailSecurity = "start_tls" | "tls";

/**
 * A mail server and its sender.
 */
export type MailServer = {
/**
 * The server's name. Its certificate must be for this name.
 */
host: string, port: number, security: MailSecurity,
/**
 * The user's name; `None`: no log-in.
 */
user: string | null,
/**
 * The sender's address.
 */
from: string, };

/**
 * A mail server to test or save.
 */
export type MailServerDraft = { server: MailServer,
/**
 * `None`: the stored password, if there is one.
 */
password: string | null, };

/**
 * The owner's mail server, without its password.
 */
export type MailSettings = {
/**
 * `None`: mails are opened in the owner's mail program.
 */
server: MailServer | null,
/**
 * Whether the keychain holds a password for the server.
 */
has_password: boolean,
/**
 * How many mails wait to be sent.
 */
waiting: number,
/**
 * Whether Microsoft's mail servers take passwords today.
 */
microsoft: MicrosoftPasswords, };

/**
 * The state of a mail.
 */
export type MailState = "off" | "waiting" | "sent" | "unclear" | "opened";

/**
 * The column for each meaning.
 */
export type Mapping = {
/**
 * The index of the column for each meaning. A meaning without a column has no entry.
 */
columns: { [key in Meaning]?: number }, };

/**
 * The meaning of a column.
 */
export type Meaning = "personnel_number" | "email" | "name" | "first_name" | "last_name" | "benefit" | "amount" | "month" | "currency";

/**
 * Whether Microsoft's mail servers take passwords. Microsoft switches them off at the end of December 2026. An administrator can
 * turn them on again for a while.
 */
export type MicrosoftPasswords = "ending" | "ended";

/**
 * An amount in a currency. The amount is a string in JSON.
 */
export type Money = {
/**
 * The amount in whole units of the currency (kronor, not öre).
 */
amount: string, currency: Currency, };

/**
 * The difference between a month's list and the list of the month before.
 */
export type MonthDifference = { before: PayrollMonth | null, total_before: Money, total_now: Money,
/**
 * The largest difference comes first. The lines add up to the difference of the totals.
 */
lines: Array<DifferenceLine>, };

/**
 * How importing a file would change a month.
 */
export type MonthPreview = { month: PayrollMonth,
/**
 * The sum of its amounts now.
 */
before: Money,
/**
 * The sum of its amounts after the import.
 */
after: Money,
/**
 * How many amounts would be removed.
 */
removed: number,
/**
 * How many rows of the file belong to this month.
 */
rows: number,
/**
 * Whether these rows are few beside another month's. Their month may be a mistake.
 */
stray: boolean,
/**
 * The latest run that sent something of the month.
 */
exported: ExportedMonth | null, };

/**
 * A month of the benefit list.
 */
export type MonthSummary = { month: PayrollMonth,
/**
 * How many people have an amount.
 */
people: number,
/**
 * The sum of all amounts.
 */
total: Money,
/**
 * The latest run that sent something of the month; `None`: nothing was sent.
 */
exported: ExportedMonth | null, };

/**
 * One way to split a full name.
 */
export type NameSplit = { first: string, last: string, };

/**
 * Something that waits for the owner.
 */
export type Need = { "kind": "run_interrupted", run_id: string, } | { "kind": "run_unconfirmed", run_id: string,
/**
 * How many rows.
 */
count: number, } | { "kind": "not_done", export: ExportKind,
/**
 * The latest run with such rows.
 */
run_id: string,
/**
 * How many runs have such rows.
 */
runs: number,
/**
 * How many rows failed.
 */
failed: number,
/**
 * How many rows were not sent.
 */
not_sent: number, } | { "kind": "not_proven",
/**
 * The latest run with such rows.
 */
run_id: string,
/**
 * How many runs have such rows.
 */
runs: number,
/**
 * How many rows.
 */
count: number, } | { "kind": "left_behind", export: ExportKind,
/**
 * The plan's run; `None`: the plan was not sent.
 */
run_id: string | null,
/**
 * The payroll month. Only for benefits.
 */
month: PayrollMonth | null,
/**
 * How many rows.
 */
left: LeftBehind, } | { "kind": "differences", count: number,
/**
 * How many of them cannot be sent before a correction or decision.
 */
blocked: number, } | { "kind": "salary_unit" } | { "kind": "corrections", count: number, } | { "kind": "mail_waiting", count: number, };

/**
 * The field of Kleer that holds the employee number. Kleer has no field of that name.
 */
export type NumberPlace = "nowhere" | "internal_id" | "foreign_id";

/**
 * A person of Kleer, with the fields that may hold the employee number.
 */
export type NumberSample = { name: string,
/**
 * Kleer's `internal-id`.
 */
internal_id: string | null,
/**
 * Kleer's `foreign-id`, unless the app itself wrote it.
 */
foreign_id: string | null, };

/**
 * The state of knowledge about an open write.
 */
export type OpenKnown = "no_answer" | "answer_unclear" | "not_read_back" | "not_shown";

/**
 * The payment of an open write.
 */
export type OpenPay = {
/**
 * The name of the compensation type.
 */
pay_type: string,
/**
 * `None` when the write creates the type.
 */
amount: Money | null,
/**
 * The payroll month. For a recurring amount, the first one.
 */
month: PayrollMonth, };

/**
 * A write of an earlier run that is not settled yet.
 */
export type OpenWrite = { run_id: string,
/**
 * The row's key in that run.
 */
key: string, known: OpenKnown,
/**
 * The payment as it was sent. A later plan may want another amount in another month. `None` when the write is about no payment.
 */
pay: OpenPay | null, };

/**
 * A file that was opened and not imported yet.
 */
export type OpenedFile = {
/**
 * The id of the open file in the next calls. It is valid until another file is opened.
 */
file: string,
/**
 * The file's name.
 */
name: string,
/**
 * The sheet that was read.
 */
sheet: string | null,
/**
 * The visible sheets of the workbook.
 */
sheets: Array<string>,
/**
 * The hidden sheets of the workbook.
 */
hidden_sheets: Array<string>,
/**
 * The row with the column titles.
 */
titles: TitleRow,
/**
 * The first rows, from which the owner can choose the title row.
 */
head: Array<HeadRow>,
/**
 * The encoding of a text file; `None`: the file is a workbook.
 */
encoding: EncodingChoice | null,
/**
 * The columns, with a few sample values.
 */
columns: Array<Column>,
/**
 * How many rows stand below the titles.
 */
rows: number,
/**
 * The proposed meaning of the columns: a remembered mapping, else by the titles.
 */
mapping: Mapping,
/**
 * Whether the owner confirmed this mapping before.
 */
remembered: boolean, };

/**
 * The number of rows by outcome.
 */
export type OutcomeCounts = { waiting: number, sent: number, confirmed: number, failed: number, unknown: number, skipped: number, };

/**
 * How a row ended, or that it has not ended.
 */
export type OutcomeName = "waiting" | "sent" | "confirmed" | "failed" | "unknown" | "skipped";

/**
 * The content of the overview.
 */
export type Overview = {
/**
 * One card per integration, oldest first. Empty: the window shows the start screen.
 */
integrations: Array<IntegrationCard>, };

/**
 * One part of a benefit's amount.
 */
export type Part = { into: TypeChoice, share: Share, payout: Payout, };

export type Payout = { "kind": "one_time" } | { "kind": "recurring", interval: Interval, };

/**
 * A calendar month that benefits are paid for, between 2000-01 and 2099-12. In JSON: "2026-11".
 */
export type PayrollMonth = string;

/**
 * A period that includes both days.
 */
export type Period = { from: string, to: string, };

/**
 * A person by the ids that an integration knows.
 */
export type PersonRef = { integration_id: string,
/**
 * Ids in the integration's source.
 */
source: Array<string>,
/**
 * Ids in the integration's target.
 */
target: Array<string>,
/**
 * The full name, if the app knows nothing but the name split of the person.
 */
cut: string | null, };

/**
 * The number of rows of each kind.
 */
export type PlanCounts = { create: number, update: number, remove: number, blocked: number, conflict: number, in_step: number, };

/**
 * A stored plan, ready for review.
 */
export type PlanView = { id: string, export: ExportKind, integration_id: string, integration_label: string,
/**
 * Whether it belongs to the sample company.
 */
sample: boolean,
/**
 * RFC 3339 in UTC.
 */
made_at: string, counts: PlanCounts,
/**
 * The rows, those that need the owner first. Personal numbers and bank accounts are masked.
 */
changes: Array<Change>,
/**
 * Warnings that nearly all rows share: shown once.
 */
shared: Array<SharedFinding>,
/**
 * The keys of rows in sync that still have something to look at.
 */
notice_keys: Array<string>,
/**
 * Whether salaries were compared. They are not before the salary unit is confirmed.
 */
salaries_known: boolean,
/**
 * Set: the source shrank since the last export, and sending needs a confirmation.
 */
shrink_guard: ShrinkGuard | null,
/**
 * Whether this export never sent anything. The window then advises to start with one or two people.
 */
first_run: boolean,
/**
 * How many people of Alexis HR are outside the integration's scope.
 */
out_of_scope: number,
/**
 * Whether the owner has not chosen yet where employee numbers stand in Kleer. Only for exports to Alexis HR.
 */
number_unasked: boolean,
/**
 * The names of the unproven calls that sending the plan would take.
 */
unproven_calls: Array<string>,
/**
 * Only for leave.
 */
leave: LeaveOverview | null,
/**
 * Only for benefits.
 */
benefits: BenefitOverview | null,
/**
 * The latest run that sent something of the plan's payroll month. Sending a row again needs a confirmation.
 */
exported: ExportedMonth | null, };

/**
 * The owner's preferences.
 */
export type Preferences = {
/**
 * `None`: the computer's language if the app has it, else English.
 */
language: Language | null, theme: Theme, };

/**
 * The reason for a problem of a cell or row. The set is closed: the window has a text for each code in every language.
 */
export type ProblemCode = "no_person" | "no_benefit" | "no_amount" | "amount_unreadable" | "amount_ambiguous" | "too_many_decimals" | "amount_too_large" | "month_unreadable" | "no_month" | "currency_unknown" | "other_currency" | "email_invalid" | "cell_error" | "never_calculated" | "number_shortened" | "number_is_date" | "letters_lost" | "looks_like_total" | "too_long" | "broken_line" | "number_twice" | "email_twice";

/**
 * The progress of a long job. The window gets it as the event `progress`.
 */
export type Progress = {
/**
 * The id of the integration or run.
 */
job: string, stage: Stage,
/**
 * How many rows or people are done in this stage.
 */
done: number,
/**
 * `None`: not known yet.
 */
total: number | null,
/**
 * The name of the person in progress.
 */
name: string | null,
/**
 * `None`: too early for an estimate.
 */
seconds_left: number | null, };

/**
 * The proof of one run, as one page.
 */
export type Proof = { run: RunSummary, month: PayrollMonth, currency: Currency,
/**
 * Whether Personio holds every listed amount, as read back.
 */
holds: boolean,
/**
 * The sum of all benefits.
 */
total: ProofLine,
/**
 * Sorted by name.
 */
benefits: Array<ProofBenefit>,
/**
 * The total difference between the amounts in Personio and those that were sent or listed, over all rows that were read back.
 */
differs: Money,
/**
 * Why the month's total differs from the month before.
 */
difference: MonthDifference, };

export type ProofBenefit = {
/**
 * The benefit's id.
 */
benefit: string, name: string,
/**
 * The sum of the benefit's amounts.
 */
line: ProofLine,
/**
 * Sorted by name.
 */
people: Array<ProofPerson>, };

/**
 * The figures that must be equal.
 */
export type ProofLine = {
/**
 * The amount in the list.
 */
listed: Money,
/**
 * The amount in Personio when the plan was made.
 */
there: Money,
/**
 * The amount that the owner approved.
 */
approved: Money,
/**
 * The amount that was sent and accepted, according to the ledger.
 */
sent: Money,
/**
 * The amount that a later read of Personio showed.
 */
read_back: Money,
/**
 * The amount that was not sent on purpose, because the benefit is not for Personio.
 */
left_out: Money,
/**
 * listed = there + approved + left out, and approved = sent = read back.
 */
holds: boolean, mark: ProofMark, };

/**
 * The result of a line. "Proven" is only used if something was sent and read back.
 */
export type ProofMark = "proven" | "proven_left_out" | "was_there" | "was_there_left_out" | "left_out" | "nothing_sent" | "not_proven";

/**
 * One person's amount of a benefit.
 */
export type ProofPerson = {
/**
 * The name to show.
 */
name: string, line: ProofLine,
/**
 * The row's state in the plan.
 */
state: BenefitState,
/**
 * `None` when the row was not chosen.
 */
outcome: OutcomeName | null,
/**
 * The read that shows the amount. `None` when no read does.
 */
shown_by: ShownBy | null,
/**
 * The target's compensations of the row, if they are not the sent or listed amount.
 */
differing: Array<ReadBack>, };

/**
 * Why a row that was not confirmed is no longer open.
 */
export type PutAsideView = { why: PutAsideWhy,
/**
 * The owner's reason, if there is one.
 */
reason: string | null,
/**
 * RFC 3339 in UTC.
 */
at: string, };

/**
 * Who or what settled an open row.
 */
export type PutAsideWhy = "owner" | "in_step" | "erased";

/**
 * A record of the target after a write, as a read shows it. It is neither what was sent nor what the plan wanted.
 */
export type ReadBack = {
/**
 * The target's id of the record.
 */
record: string, amount: Money,
/**
 * First day. `None` when the answer does not contain it.
 */
effective_from: string | null, };

/**
 * How to read an open file.
 */
export type ReadFile = {
/**
 * The id from [`OpenedFile::file`].
 */
file: string, content: FileContent, mapping: Mapping,
/**
 * The month of every row, if no column has it.
 */
month: PayrollMonth | null,
/**
 * `None`: detected from the column.
 */
decimal: DecimalMark | null, mode: ImportMode,
/**
 * How to import hidden rows; `None`: not decided yet.
 */
hidden: HiddenRows | null,
/**
 * How to import duplicate rows; `None`: not decided yet.
 */
twins: TwinRows | null, };

/**
 * Why a row ended as it did.
 */
export type ReasonCode = "refused" | "not_as_sent" | "changed_since_review" | "not_in_target" | "cancelled" | "given_up" | "run_stopped" | "partly_sent" | "answer_unclear" | "no_answer" | "unclear_not_shown" | "open_elsewhere" | "pay_not_shown" | "not_read_back" | "not_reached" | "answered_with_error" | "cannot_be_written" | "type_missing" | "cannot_be_seen" | "seen_by_owner" | "not_readable" | "not_seen_by_owner";

/**
 * A file format of a run's report.
 */
export type ReportFormat = "csv" | "xlsx";

/**
 * An integration of a back-up.
 */
export type RestoreIntegration = { label: string,
/**
 * The hosts of source and target. A benefit list has none.
 */
hosts: Array<string>,
/**
 * What restoring would do to it.
 */
what: RestoreWhat, };

/**
 * The content of a back-up, before anything is restored.
 */
export type RestoreOffer = {
/**
 * The file's name.
 */
file: string,
/**
 * Start of its last run, RFC 3339 in UTC.
 */
last_run: string | null,
/**
 * How many runs it holds.
 */
runs: number,
/**
 * How many of these runs are not in the data file.
 */
new_runs: number, integrations: Array<RestoreIntegration>, };

/**
 * What restoring a back-up does to an integration.
 */
export type RestoreWhat = "added" | "set_back" | "left";

/**
 * The result of restoring a back-up.
 */
export type Restored = {
/**
 * How many integrations were added or set back.
 */
integrations: number,
/**
 * How many runs were added.
 */
runs: number,
/**
 * Labels of connections without a secret in the keychain. They have to be connected again.
 */
secrets_missing: Array<string>,
/**
 * The name of the copy that was made of the data file before.
 */
copy: string, };

/**
 * A right that a connection is tested for. The window has a text for each.
 */
export type Right = "log_in" | "read_people" | "read_payroll" | "read_emails" | "read_compensations" | "edit_compensations" | "see_everybody";

/**
 * One line of a connection test.
 */
export type RightCheck = { right: Right,
/**
 * How many records the test read; `None`: the test counts none.
 */
count: number | null,
/**
 * Why the test failed; `None`: it passed.
 */
error: AppError | null, };

/**
 * A row that is not read, with the reason.
 */
export type RowProblem = {
/**
 * The line number, from 1.
 */
line: number,
/**
 * The meaning of the column. `None`: the problem concerns the whole row.
 */
meaning: Meaning | null, code: ProblemCode,
/**
 * The cell's text, at most 40 characters.
 */
text: string, };

export type RowType = {
/**
 * The target's id. `None` when the run has to create the type first.
 */
id: string | null, name: string, category: Category, };

/**
 * The cause of the end of a run.
 */
export type RunEnd = "under_way" | "itself" | "owner" | "only_asked" | "app_ended" | "error";

/**
 * The summary mail of a run.
 */
export type RunMail = { state: MailState, to: Array<string>, subject: string, body: string,
/**
 * When it was sent, or the last attempt, RFC 3339 in UTC.
 */
at: string | null,
/**
 * Why it was not sent, or not to all recipients.
 */
error: AppError | null, };

export type RunMark = { "kind": "running" } | { "kind": "confirmed" } | { "kind": "seen_by_owner", count: number, } | { "kind": "not_readable", count: number, } | { "kind": "empty" } | { "kind": "failed", count: number, } | { "kind": "unclear", count: number, } | { "kind": "not_sent", count: number, } | { "kind": "not_proven", count: number, } | { "kind": "open", count: number, } | { "kind": "interrupted" } | { "kind": "stopped" };

/**
 * One row of a run.
 */
export type RunRow = {
/**
 * The row's key in its plan.
 */
key: string, name: string, kind: ChangeKind, outcome: OutcomeName,
/**
 * The reason for the outcome. A confirmed row usually has none.
 */
reason: ReasonCode | null,
/**
 * The fields that the reason concerns.
 */
reason_fields: Array<Field>,
/**
 * The failure behind the reason.
 */
error: AppError | null,
/**
 * Only for leave.
 */
day: LeaveDay | null,
/**
 * Only for benefits.
 */
benefit: BenefitRow | null,
/**
 * The reviewed values. Personal numbers and bank accounts are masked.
 */
fields: Array<FieldChange>,
/**
 * The findings of the plan.
 */
findings: Array<Finding>,
/**
 * Every request of the row, from the ledger.
 */
steps: Array<StepView>,
/**
 * Whether the row is confirmed with other amounts than were approved.
 */
not_proven: boolean,
/**
 * Whether the row failed, was not sent or is not proven, and waits for the owner.
 */
open: boolean,
/**
 * Set: the row failed, was not sent or is not proven, and nothing is left to do.
 */
aside: PutAsideView | null, };

/**
 * The state of a run.
 */
export type RunStateName = "running" | "done" | "cancelled" | "stopped" | "interrupted" | "given_up";

/**
 * A run in a list.
 */
export type RunSummary = { id: string, export: ExportKind, integration_id: string, integration_label: string,
/**
 * Whether it belongs to the sample company.
 */
sample: boolean,
/**
 * RFC 3339 in UTC.
 */
started_at: string,
/**
 * RFC 3339 in UTC; `None`: not ended.
 */
ended_at: string | null, state: RunStateName,
/**
 * The most urgent thing about the run.
 */
mark: RunMark,
/**
 * Who or what ended the run.
 */
end: RunEnd,
/**
 * Why the run stopped before its end.
 */
stopped_by: AppError | null,
/**
 * How many rows have each outcome.
 */
counts: OutcomeCounts,
/**
 * How many confirmed rows were seen by the owner alone, and by no read.
 */
seen_by_owner: number,
/**
 * How many confirmed rows have fields that no read shows.
 */
not_readable: number,
/**
 * How many confirmed rows have other amounts than were approved. The proof does not hold for them.
 */
not_proven: number,
/**
 * How many failed, unsent or not proven rows are open: no later run took them up, and the owner did not put them aside.
 */
open: number,
/**
 * The payroll month. Only for benefits.
 */
month: PayrollMonth | null,
/**
 * When names and values were removed after the retention time, RFC 3339 in UTC.
 */
cleared_at: string | null, };

/**
 * A run with its rows.
 */
export type RunView = { summary: RunSummary,
/**
 * One per chosen row of the plan, unknown and failed ones first.
 */
rows: Array<RunRow>,
/**
 * The rows of the plan that were not part of the run.
 */
left_behind: LeftBehind, };

/**
 * The question about the unit of Kleer's salaries.
 */
export type SalaryQuestion = { "kind": "ask",
/**
 * A few people, those with a monthly salary first.
 */
people: Array<SalarySample>, } | { "kind": "nobody_has_one" };

/**
 * A person's salary at Kleer, read in both units.
 */
export type SalarySample = { name: string,
/**
 * Per month; else per hour.
 */
monthly: boolean,
/**
 * The amount if Kleer's unit is öre.
 */
if_ore: Money,
/**
 * The amount if Kleer's unit is kronor.
 */
if_kronor: Money, };

/**
 * The unit in which Kleer holds salaries.
 */
export type SalaryUnitName = "ore" | "kronor";

/**
 * The people whom an integration is about. The ids are those of Alexis HR.
 */
export type Scope = { "kind": "all" } | { "kind": "departments", ids: Array<string>, } | { "kind": "offices", ids: Array<string>, } | { "kind": "cost_centers", ids: Array<string>, } | { "kind": "people", ids: Array<string>, };

/**
 * A department, office, cost center or person that a scope can name.
 */
export type ScopeChoice = {
/**
 * The id in Alexis HR.
 */
id: string, name: string,
/**
 * How many active people belong to it; 1 for a person.
 */
people: number, };

/**
 * Facts about a service that the window needs before a connection exists.
 */
export type ServiceFacts = { service: ServiceName,
/**
 * The vendor's own address, the default of a connection.
 */
default_address: string,
/**
 * Every call that the app makes to the service.
 */
calls: Array<CallFacts>, };

/**
 * The services the app talks to.
 */
export type ServiceName = "alexis" | "kleer" | "personio" | "list";

/**
 * The severity of a finding.
 */
export type Severity = "warning" | "error";

/**
 * A part's share of the amount of a benefit.
 */
export type Share = { "kind": "amount", "value": string } | { "kind": "percent", "value": string } | { "kind": "rest" };

/**
 * A warning that nearly all rows have.
 */
export type SharedFinding = {
/**
 * The finding of the first row that has it.
 */
finding: Finding,
/**
 * The person's name in the first row that has it.
 */
name: string,
/**
 * Whether all these rows have it with the same parameters. If not, `finding` is an example.
 */
alike: boolean,
/**
 * The number of rows that have it.
 */
count: number,
/**
 * The number of people of the source.
 */
of: number, };

/**
 * The read of the target that shows an amount.
 */
export type ShownBy = "this_run" | "earlier_run" | "planning";

/**
 * Why sending needs a confirmation: the source shrank. Counts active people; days for leave.
 */
export type ShrinkGuard = {
/**
 * The count at the last export that was sent.
 */
before: number,
/**
 * The count now.
 */
now: number,
/**
 * The owner's limit in per cent.
 */
limit: number, };

/**
 * The side whose value counts when both differ. The export into this side creates people and fills empty fields, and overwrites nothing.
 */
export type SourceOfTruth = { "kind": "alexis" } | { "kind": "kleer" } | { "kind": "by_field",
/**
 * The fields for which Kleer is the source of truth. A group of fields is named by its first field (see [`field_group`]).
 */
kleer: Array<Field>, };

/**
 * The stages of making a plan and of a run.
 */
export type Stage = "opening_keychain" | "reading_source" | "reading_target" | "comparing" | "sending" | "verifying" | "ended";

/**
 * One request of a row.
 */
export type StepName = "create_user" | "update_user" | "create_agreement" | "update_agreement" | "create_employee" | "update_employee" | "create_employment" | "update_employment" | "create_compensation" | "update_compensation" | "create_event" | "update_event" | "remove_event" | "create_pay_type" | "create_pay";

/**
 * What is known about one request.
 */
export type StepState = "intended" | "sent" | "confirmed" | "failed" | "unknown";

/**
 * One request of a row, from the ledger.
 */
export type StepView = { step: StepName, state: StepState,
/**
 * When the intent was recorded, just before the request, RFC 3339 in UTC.
 */
intended_at: string,
/**
 * The amount that the request carried.
 */
amount: Money | null,
/**
 * The target's records for this write with their amounts, from the last read.
 */
read_back: Array<ReadBack>, };

/**
 * The recipients of the summary of an integration's runs.
 */
export type SummaryMail = {
/**
 * The company managers' addresses. Empty: no mail is sent.
 */
to: Array<string>,
/**
 * Whether the mail lists the amounts of single people.
 */
people: boolean, };

export type TextEncoding = "utf8" | "utf8_twice" | "utf16_le" | "utf16_be" | "windows1252" | "mac_roman" | "cp850" | "cp437" | "iso_8859_15" | "windows1250";

export type Theme = "system" | "light" | "dark";

/**
 * The place of the column titles.
 */
export type TitleRow = { "kind": "line", "line": number } | { "kind": "none" };

/**
 * Rows that equal an earlier row to the last character.
 */
export type TwinPreview = {
/**
 * How many rows repeat an earlier one. The first of each group does not count.
 */
rows: number,
/**
 * The line numbers of the first 20.
 */
lines: Array<number>,
/**
 * The sum of their amounts.
 */
total: Money, };

/**
 * How to import duplicate rows: rows that equal an earlier row to the last character.
 */
export type TwinRows = "count_each" | "count_once";

/**
 * A compensation type, existing or new.
 */
export type TypeChoice = { "kind": "existing", id: string,
/**
 * The name when the owner chose it.
 */
name: string, } | { "kind": "new", name: string, };

/**
 * A field that differs and stays as it is in the target.
 */
export type Untouched = { field: Field,
/**
 * The source's value.
 */
source: Value | null,
/**
 * The target's value, which stays.
 */
target: Value | null, why: UntouchedWhy, };

export type UntouchedWhy = "target_leads" | "decided" | "no_way_to_empty" | "cannot_be_held";

export type Value = { "kind": "text", "value": string } | { "kind": "date", "value": string } | { "kind": "number", "value": number } | { "kind": "flag", "value": boolean } | { "kind": "money", "value": Money } | { "kind": "hours", "value": string };

/**
 * A place in the source other than a field of the same meaning.
 */
export type ValueOrigin = "kleer_internal_id" | "kleer_foreign_id" | "salary_kind" | "whole_name";
