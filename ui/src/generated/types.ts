// Generated from the table of commands by `cargo xtask generate`. Do not edit.

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
 * What the company wrote about it: tells two of one name apart.
 */
description: string | null,
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
 * What helps to put it right: a field, a place, a word of ours.
 */
hint: string | null,
/**
 * The service's own words.
 */
said: string | null,
/**
 * The service's own number of the exchange, which its support asks for.
 */
trace: string | null, };

/**
 * A back-up that was saved, and read again.
 */
export type BackUp = {
/**
 * Where.
 */
file: string,
/**
 * Its size in bytes.
 */
bytes: number,
/**
 * How many integrations it holds.
 */
integrations: number,
/**
 * How many runs it holds.
 */
runs: number, };

/**
 * One benefit of the catalogue.
 */
export type Benefit = {
/**
 * The app's id.
 */
id: string,
/**
 * The owner's name for it.
 */
name: string,
/**
 * The wage-type id under which files may name it.
 */
wage_type: string | null,
/**
 * What it is in the eyes of the law; `None`: no limit is looked at.
 */
kind: BenefitKind | null, };

/**
 * A benefit to be kept.
 */
export type BenefitDraft = {
/**
 * The app's id; `None`: a new one.
 */
id: string | null,
/**
 * The name, unique in the list.
 */
name: string,
/**
 * The wage-type id under which files name it.
 */
wage_type: string | null,
/**
 * What it is in the eyes of the law.
 */
kind: BenefitKind | null, };

/**
 * What a benefit is in the eyes of the law: which limits hold for it. The tax adviser decides how it is taxed.
 */
export type BenefitKind = "in_kind" | "meal" | "transit_ticket" | "internet" | "recreation" | "pension" | "occasion" | "gift";

/**
 * A benefit of the catalogue with its month.
 */
export type BenefitLine = {
/**
 * The benefit.
 */
benefit: Benefit,
/**
 * What the owner decided about it; `None`: nothing yet.
 */
rule: BenefitRule | null,
/**
 * How many people have an amount this month.
 */
people: number,
/**
 * Their amounts together.
 */
total: Money,
/**
 * Whether there is an amount in any month: such a benefit is not removed.
 */
used: boolean, };

/**
 * The benefit list of one integration in one month.
 */
export type BenefitMonth = {
/**
 * The month that is shown.
 */
month: PayrollMonth,
/**
 * What is proposed to be exported next: the month before the present one until it was exported, then the present one.
 */
proposed: PayrollMonth,
/**
 * The months with amounts, newest first.
 */
months: Array<MonthSummary>,
/**
 * The currency of every amount.
 */
currency: Currency,
/**
 * The catalogue, by name, with what became of each benefit this month.
 */
benefits: Array<BenefitLine>,
/**
 * The people of the list, by name.
 */
people: Array<ListPerson>,
/**
 * The amounts of the month.
 */
entries: Array<Entry>,
/**
 * Who is over a legal limit.
 */
over: Array<LimitHit>,
/**
 * Legal limits of which no figure is known for the month: nothing was held against them.
 */
limit_gaps: Array<LimitGap>, };

/**
 * What a plan of the benefit export says beside its rows.
 */
export type BenefitOverview = {
/**
 * The payroll month.
 */
month: PayrollMonth,
/**
 * How many months it lies before the month of the day on which the plan was made; negative: after it.
 */
months_ago: number,
/**
 * The currency of every amount.
 */
currency: Currency,
/**
 * Every benefit with an amount in the month. Those that nobody decided about first.
 */
uses: Array<BenefitUse>,
/**
 * The compensation types that the target has, also those that nothing may be written to.
 */
types: Array<CompensationType>,
/**
 * Why the month is more or less than the one before.
 */
difference: MonthDifference,
/**
 * How many people of the plan the target shows no pay of at all.
 */
unseen: number,
/**
 * Legal limits of which no figure is known for the month: nothing was held against them.
 */
limit_gaps: Array<LimitGap>, };

/**
 * An amount of the list, or the part of it that goes to the row's type.
 */
export type BenefitPart = {
/**
 * The benefit's id.
 */
benefit: string,
/**
 * Its name.
 */
name: string,
/**
 * The amount.
 */
amount: Money, };

/**
 * What a row of the benefit export is about: what one person gets of one compensation type in the payroll month.
 */
export type BenefitRow = {
/**
 * The payroll month.
 */
month: PayrollMonth,
/**
 * Where the row stands.
 */
state: BenefitState,
/**
 * The compensation type; `None`: the amount goes nowhere, and the findings say why.
 */
pay_type: RowType | null,
/**
 * Once or again and again; `None` as for `pay_type`.
 */
payout: Payout | null,
/**
 * The person's address in the list.
 */
email: string | null,
/**
 * The person's number in the list.
 */
number: string | null,
/**
 * The amounts of the list that the row is made of.
 */
parts: Array<BenefitPart>,
/**
 * What they add up to; `None`: a type to be made, or nothing is listed any more.
 */
wanted: Money | null,
/**
 * What the target holds of this person, type and month.
 */
held: Array<HeldPay>,
/**
 * Nothing is to be sent without the owner ticking it on purpose.
 */
hold: boolean,
/**
 * The app sent it before, or tried to and never learnt what became of it: ticking it sends it again.
 */
sent_before: boolean,
/**
 * The target shows no pay at all of this person: the credentials may be limited to another legal entity.
 */
unseen: boolean,
/**
 * The person belongs to a legal entity of which the target shows nobody's pay: what would be sent could not be read back.
 */
outside: boolean, };

/**
 * What the owner decided about a benefit.
 */
export type BenefitRule = { "kind": "send",
/**
 * Where to. More than one: the amount is split.
 */
parts: Array<Part>, } | { "kind": "do_not_send" };

/**
 * The settings of a benefit export.
 */
export type BenefitSettings = {
/**
 * What becomes of each benefit, by its id. A benefit without one is not sent and is asked about.
 */
rules: { [key in string]: BenefitRule },
/**
 * The currency of every amount.
 */
currency: Currency,
/**
 * The attribute of the target that holds the personnel number, by its id; `None`: found by its name.
 */
number_attribute: string | null,
/**
 * Negative amounts are sent. Off, because nobody has seen the target take one.
 */
send_negative: boolean, };

/**
 * Where a row of the benefit export stands.
 */
export type BenefitState = "type_to_make" | "new" | "there_equal" | "there_different" | "goes_on" | "not_sent" | "blocked";

/**
 * A benefit in a plan.
 */
export type BenefitUse = {
/**
 * The benefit.
 */
benefit: Benefit,
/**
 * How many people have an amount.
 */
people: number,
/**
 * What the list holds.
 */
listed: Money,
/**
 * What would be sent if every row that can be sent was ticked.
 */
to_send: Money,
/**
 * What the target holds already.
 */
there: Money,
/**
 * What is not sent: blocked, different, or not meant to be.
 */
left_out: Money,
/**
 * What the owner decided; `None`: nothing yet.
 */
rule: BenefitRule | null,
/**
 * The type it most likely belongs to, by its name.
 */
proposal: CompensationType | null, };

/**
 * A call, and how well it is proven.
 */
export type CallFacts = {
/**
 * The call's name.
 */
name: string,
/**
 * How well it is proven.
 */
proof: CallProof, };

/**
 * How well a call is proven.
 */
export type CallProof = "proven" | "third_party" | "unproven";

/**
 * What may be said where nothing is known to wait.
 */
export type Calm = { "kind": "not_compared" } | { "kind": "compared",
/**
 * How many have something to see about them all the same.
 */
notices: number, };

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
 * What kind of pay a compensation type is for. Personio's list is open: unknown words are kept.
 */
export type Category = { "kind": "one_time" } | { "kind": "recurring" } | { "kind": "other", "word": string };

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
kept: Array<Untouched>,
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
splits: Array<NameSplit>,
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
day: LeaveDay | null,
/**
 * What the person gets of which compensation type; `None`: it is not a row of the benefit export.
 */
benefit: BenefitRow | null,
/**
 * A write of an earlier run about the same that nobody could settle yet: nothing is sent before it is settled.
 */
open: OpenWrite | null, };

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
export type CompensationType = {
/**
 * The target's id.
 */
id: string,
/**
 * Its name.
 */
name: string,
/**
 * What it is for.
 */
category: Category, };

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
 * The row as it was planned: person, day, old and new. Numbers are masked as in the plan.
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
company_id: string, } | { "kind": "personio_client",
/**
 * The client ID.
 */
client_id: string,
/**
 * The client secret.
 */
client_secret: string, };

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
name: string,
/**
 * Why it was made.
 */
kind: DataCopyKind,
/**
 * Its size in bytes.
 */
bytes: number,
/**
 * When, RFC 3339 in UTC.
 */
made_at: string, };

/**
 * Why a copy of the data file was made.
 */
export type DataCopyKind = "before_update" | "before_restore" | "damaged";

/**
 * What is kept, and for how long.
 */
export type DataOverview = {
/**
 * When a back-up was last saved, RFC 3339 in UTC.
 */
backed_up_at: string | null,
/**
 * After how many months the people of a run are removed; `None`: never.
 */
keep_months: number | null,
/**
 * How many runs hold people.
 */
runs: number,
/**
 * The start of the oldest of them, RFC 3339 in UTC.
 */
oldest_run: string | null,
/**
 * Copies of the data file that the app made beside it, the newest first.
 */
copies: Array<DataCopy>, };

/**
 * Why a day can no longer be changed in Kleer.
 */
export type DayLock = "approved" | "certified" | "unknown";

/**
 * The character between the whole units and the decimals.
 */
export type DecimalMark = "comma" | "point";

/**
 * In which month's pay an absence is deducted.
 */
export type Deduction = "month_after" | "same_month";

/**
 * One difference between two months.
 */
export type DifferenceLine = {
/**
 * The person's id in the list.
 */
person: string,
/**
 * The name to show.
 */
name: string,
/**
 * The benefit's name.
 */
benefit: string,
/**
 * The amount then; `None`: none.
 */
before: Money | null,
/**
 * The amount now; `None`: none.
 */
now: Money | null,
/**
 * Now less then.
 */
change: Money,
/**
 * Why.
 */
why: DifferenceWhy, };

/**
 * Why an amount differs from the month before.
 */
export type DifferenceWhy = "new_person" | "person_gone" | "new_benefit" | "benefit_gone" | "more" | "less";

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
 * How many people are alike on both sides, with something to see about them all the same.
 */
notices: number,
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
 * One amount: a person, a benefit, a month. There is one at most of each.
 */
export type Entry = {
/**
 * The person's id in the list.
 */
person: string,
/**
 * The benefit's id.
 */
benefit: string,
/**
 * The payroll month.
 */
month: PayrollMonth,
/**
 * The amount actually used.
 */
amount: Money,
/**
 * The lines of equal rows of a file that the amount was added up from, by the owner's word that each counts: one group for
 * each row that stood there more than once. None for an amount that was typed.
 */
equal_rows: Array<Array<number>>, };

/**
 * What erasing people removed.
 */
export type Erased = {
/**
 * Rows of runs that have no name and no values any more.
 */
rows: number,
/**
 * Summary mails that named them, removed.
 */
mails: number,
/**
 * Copies of the data file that still hold them.
 */
copies: number, };

/**
 * Everything that can go wrong on the way to an answer. The window has a text and an action for each.
 */
export type ErrorCode = "address_invalid" | "unreachable" | "timed_out" | "connection_lost" | "insecure" | "proxy_login" | "redirected" | "wrong_credentials" | "missing_right" | "not_found" | "too_many_requests" | "service_down" | "refused" | "not_understood" | "too_large" | "incomplete" | "keychain_locked" | "keychain_missing" | "keychain_refused" | "keychain_too_long" | "secret_incomplete" | "secret_missing" | "storage_full" | "storage_read_only" | "storage_newer" | "storage_corrupt" | "storage_damaged" | "storage_on_network" | "storage_locked" | "storage_failed" | "back_up_unreadable" | "plan_stale" | "link_taken" | "already_open" | "run_active" | "run_unsettled" | "writing_refused" | "switch_new_user_id" | "switch_create_agreement" | "switch_payroll_events" | "unproven_not_as_sent" | "emails_hidden" | "pay_unseen" | "file_unreadable" | "file_problems" | "mail_no_encryption" | "mail_login_refused" | "mail_passwords_off" | "mail_sender_refused" | "mail_recipient_refused" | "mail_not_set_up" | "nothing_chosen" | "invalid_input" | "gone" | "internal";

/**
 * The kinds of job.
 */
export type ExportKind = "employees" | "employee_import" | "leave" | "benefits";

/**
 * The run of an exported month.
 */
export type ExportedMonth = {
/**
 * The run.
 */
run_id: string,
/**
 * When it began, RFC 3339 in UTC.
 */
at: string, };

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
export type Field = "active" | "employee_number" | "name" | "first_name" | "last_name" | "email" | "phone" | "ssn" | "street" | "zip_code" | "city" | "country" | "tax_table" | "tax_column" | "clearing_number" | "account_number" | "employment_type" | "employment_start" | "employment_end" | "hourly_salary" | "hourly_salary_start" | "monthly_salary" | "monthly_salary_start" | "leave_activity" | "leave_hours" | "leave_child" | "leave_comment" | "pay_type" | "pay_category" | "pay_amount" | "pay_interval" | "pay_from";

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
 * What a file is about.
 */
export type FileContent = "amounts" | "people";

/**
 * One row of a file.
 */
export type FileLine = {
/**
 * The line, as a spreadsheet counts.
 */
line: number,
/**
 * The person to show.
 */
person: string,
/**
 * The benefit; `None` in a list of people.
 */
benefit: string | null,
/**
 * The month.
 */
month: PayrollMonth | null,
/**
 * The amount.
 */
amount: Money | null,
/**
 * What it would do.
 */
does: LineDoes,
/**
 * Whether the sheet hides it.
 */
hidden: boolean,
/**
 * The line of the row above with which it is alike to the last character.
 */
same_as: number | null, };

/**
 * What taking an opened file in would do. Nothing is kept by looking.
 */
export type FilePreview = {
/**
 * The rows, in the order of the file, the first 500.
 */
lines: Array<FileLine>,
/**
 * How many rows there are in all.
 */
rows: number,
/**
 * What cannot be read, by row. As long as there is anything, nothing of the file is taken in.
 */
problems: Array<RowProblem>,
/**
 * How many rows cannot be read: one can have several problems.
 */
wrong_rows: number,
/**
 * What the owner has to say first.
 */
questions: Array<FileQuestion>,
/**
 * What the sheet hides of it.
 */
hidden: HiddenPreview | null,
/**
 * Rows that are alike.
 */
twins: TwinPreview | null,
/**
 * The months with what they would hold.
 */
months: Array<MonthPreview>,
/**
 * Benefits that the catalogue does not have yet, and would get.
 */
new_benefits: Array<string>,
/**
 * How many people the list does not have yet, and would get.
 */
new_people: number,
/**
 * How many rows were added up with another row of the same person, benefit and month.
 */
added_up: number,
/**
 * How many rows are totals of others, and passed over.
 */
totals: number,
/**
 * The decimal mark of the amounts, as chosen or found out.
 */
decimal: DecimalMark | null,
/**
 * All amounts of the file together; `None` for a list of people.
 */
total: Money | null, };

/**
 * What the owner has to say before a file is taken in.
 */
export type FileQuestion = "encoding" | "hidden" | "twins";

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
export type FindingCode = "missing" | "ssn_malformed" | "ssn_no_date" | "ssn_future" | "ssn_birth_number" | "ssn_interim" | "ssn_check_digit" | "email_malformed" | "email_chosen_missing" | "phone_malformed" | "country_unknown" | "street_elsewhere" | "agreement_gap" | "agreement_not_told" | "not_read_back" | "zip_code_malformed" | "tax_table_out_of_range" | "tax_column_out_of_range" | "tax_column_rare" | "clearing_malformed" | "clearing_unknown" | "clearing_check_digit" | "account_malformed" | "account_check_digit" | "bank_account_incomplete" | "end_before_start" | "salary_malformed" | "salary_currency" | "pay_period_unsupported" | "salary_later" | "salary_unit_unconfirmed" | "other_salary_kind" | "leaver_still_active" | "only_in_target" | "left_and_not_in_target" | "ambiguous_match" | "contested_match" | "link_broken" | "email_shared" | "email_taken" | "salary_ambiguous" | "ssn_shared" | "inactive_twin" | "ssn_differs" | "maybe_same" | "same_name" | "rehired" | "replaced_by_rehire" | "no_agreement" | "employee_number_shared" | "employee_number_taken" | "employment_type_unmapped" | "salary_start_unknown" | "salary_history_unknown" | "two_salary_kinds" | "salary_backdated" | "salary_behind_target" | "unknown_value" | "moment_unclear" | "salary_too_fine" | "salary_other_period_held" | "target_salary_ambiguous" | "cannot_be_held" | "user_missing" | "agreement_created" | "employment_later" | "end_date_removed" | "leave_person_not_linked" | "leave_no_agreement" | "leave_type_unmapped" | "leave_type_not_sent" | "leave_activity_gone" | "leave_kind_unknown" | "leave_child_missing" | "leave_child_unknown" | "leave_child_not_in_kleer" | "leave_hours_missing" | "leave_hours_impossible" | "leave_graded_unasked" | "leave_not_a_working_day" | "leave_working_day_unknown" | "leave_free_in_kleer" | "leave_worked_in_kleer" | "leave_beyond_schedule" | "leave_other_record" | "leave_same_by_hand" | "leave_removed_in_kleer" | "leave_changed_in_kleer" | "leave_several_records" | "leave_day_locked" | "leave_period_closed" | "leave_without_days" | "leave_pending" | "leave_withdrawn" | "open_before" | "benefit_unmapped" | "benefit_not_sent" | "benefit_half" | "benefit_rule_broken" | "benefit_person_unnamed" | "benefit_person_unknown" | "benefit_number_unknown" | "benefit_person_ambiguous" | "benefit_person_contradicts" | "benefit_number_nobodys" | "benefit_emails_hidden" | "benefit_person_twice" | "benefit_person_inactive" | "benefit_zero" | "benefit_negative" | "benefit_not_cents" | "benefit_currency" | "benefit_type_gone" | "benefit_type_forbidden" | "benefit_type_mismatch" | "benefit_type_changed" | "benefit_type_name_taken" | "benefit_type_twice" | "benefit_intervals_differ" | "benefit_differs" | "benefit_same_by_hand" | "benefit_others_there" | "benefit_others_beside" | "benefit_removed_in_target" | "benefit_unclear_before" | "benefit_no_longer_listed" | "benefit_goes_on" | "benefit_recurs" | "benefit_unseen" | "benefit_outside" | "benefit_type_open" | "benefit_equal_rows" | "benefit_over_month" | "benefit_over_year";

/**
 * What the hours of a graded day mean, when a whole day's hours stand beside a share below 100 per cent.
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
 * Something that the target holds.
 */
export type HeldPay = {
/**
 * The target's id.
 */
id: string,
/**
 * The amount.
 */
amount: Money,
/**
 * How often, when it is told.
 */
interval: Interval | null,
/**
 * Since when, when it is told.
 */
effective_from: string | null,
/**
 * Whether the app sent it, as far as the ledger or the mark tells.
 */
ours: boolean, };

/**
 * What a sheet hides of what would be taken in.
 */
export type HiddenPreview = {
/**
 * How many rows.
 */
rows: number,
/**
 * Their lines, the first 20.
 */
lines: Array<number>,
/**
 * Their amounts together; `None` for a list of people.
 */
total: Money | null,
/**
 * The titles of hidden columns that are read.
 */
columns: Array<string>,
/**
 * Whether the whole sheet is hidden.
 */
sheet: boolean, };

/**
 * What becomes of what a sheet hides.
 */
export type HiddenRows = "take" | "leave_out";

/**
 * Which runs of the history.
 */
export type HistoryFilter = {
/**
 * Only this integration.
 */
integration_id: string | null,
/**
 * Only runs of which something waits for the owner.
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
 * What becomes of amounts that a file does not have.
 */
export type ImportMode = "replace" | "add";

/**
 * What became of a file.
 */
export type Imported = {
/**
 * How many amounts or people were taken in.
 */
taken: number,
/**
 * The month of most of them.
 */
month: PayrollMonth | null, };

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
 * The latest run of each kind of export that ever ran.
 */
last_runs: Array<RunSummary>,
/**
 * What waits for the owner, most pressing first.
 */
needs: Array<Need>,
/**
 * What the last look at both sides found. `None`: nobody has looked yet.
 */
drift: Drift | null,
/**
 * What may be said where nothing waits.
 */
calm: Calm, };

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
lead: SourceOfTruth,
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
 * What becomes of benefits.
 */
benefits: BenefitSettings,
/**
 * Who gets the summary of each run.
 */
mail: SummaryMail,
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
 * How often a recurring compensation is paid.
 */
export type Interval = "monthly" | "quarterly" | "half_yearly" | "yearly";

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
create_agreement_by_post: boolean,
/**
 * The street of an agreement stands in `address1` instead of `address2`.
 */
street_in_address1: boolean,
/**
 * Agreements come without some of their fields: what is not there is not told, instead of empty.
 */
agreements_have_gaps: boolean,
/**
 * A day of leave without a comment is written with a dash, instead of with an empty one.
 */
no_empty_comment: boolean, };

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
 * A person of whom something is kept.
 */
export type KnownPerson = {
/**
 * By which ids.
 */
person: PersonRef,
/**
 * Every name under which rows stand.
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
 * Whether the benefit list has the person.
 */
listed: boolean,
/**
 * How many things to be put right by hand name the person.
 */
corrections: number,
/**
 * A run of which nobody knows yet what became of a write for this person: it has to be settled first.
 */
open_run: string | null, };

/**
 * A language of the window.
 */
export type Language = "en" | "sv" | "de";

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
 * Days of the period that the app sent and that nobody is known to have removed, whether or not they were read.
 */
sent_before: number,
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
proposal: Activity | null,
/**
 * The activities of one name that it most likely stands for: which of them, only the owner can say.
 */
alike: Array<Activity>, };

/**
 * How many rows of a plan were no part of its run.
 */
export type LeftBehind = {
/**
 * Could not be sent.
 */
blocked: number,
/**
 * Waited for a decision.
 */
undecided: number,
/**
 * Waited for what an earlier run left unclear.
 */
waiting: number,
/**
 * Are sent only when the owner ticks them on purpose, and were not ticked.
 */
held: number,
/**
 * Could have been sent and were not chosen.
 */
not_chosen: number,
/**
 * Had nothing to send, and something to look at.
 */
notices: number, };

/**
 * A limit for one kind of benefit, for a time.
 */
export type LegalLimit = {
/**
 * Its id, the same in every version of the app. Figures of one limit for several times share what stands before an `@`.
 */
id: string,
/**
 * For which kind of benefit.
 */
kind: BenefitKind,
/**
 * What may not exceed it.
 */
per: LimitPer,
/**
 * The most.
 */
most: Money,
/**
 * The first month in which it holds.
 */
from: PayrollMonth,
/**
 * The last month in which it holds; `None`: until further notice, because no year is written into the law.
 */
until: PayrollMonth | null,
/**
 * A threshold: one cent more, and all of it is taxed. Otherwise only what lies above.
 */
threshold: boolean,
/**
 * Where the figure comes from, for the owner to look up.
 */
source: string, };

/**
 * A kind of benefit that somebody gets in a month of which no figure of a limit is known: nothing was checked.
 */
export type LimitGap = {
/**
 * The limit whose figure holds for other months.
 */
limit: LegalLimit,
/**
 * The benefits that it would be about, by id.
 */
benefits: Array<string>, };

/**
 * Somebody is over a limit.
 */
export type LimitHit = {
/**
 * The person's id in the list.
 */
person: string,
/**
 * The limit.
 */
limit: LegalLimit,
/**
 * What the person gets.
 */
sum: Money,
/**
 * The benefits that it is made of, by id.
 */
benefits: Array<string>, };

/**
 * What is added up and held against a limit.
 */
export type LimitPer = "month" | "year";

/**
 * What a row of a file would do.
 */
export type LineDoes = "adds" | "changes" | "nothing" | "adds_up";

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
 * A person of the benefit list.
 */
export type ListPerson = {
/**
 * The app's id.
 */
id: string,
/**
 * The personnel number, as text: leading zeros count.
 */
number: string | null,
/**
 * The e-mail address, trimmed and in lower case.
 */
email: string | null,
/**
 * The name, when the list tells it.
 */
name: string | null, };

/**
 * A person of the list to be kept. An e-mail address or a personnel number is needed.
 */
export type ListPersonDraft = {
/**
 * The app's id; `None`: a new person.
 */
id: string | null,
/**
 * The personnel number.
 */
number: string | null,
/**
 * The e-mail address.
 */
email: string | null,
/**
 * The name.
 */
name: string | null, };

/**
 * How a mail server's connection is encrypted.
 */
export type MailSecurity = "start_tls" | "tls";

/**
 * A mail server and who sends by it.
 */
export type MailServer = {
/**
 * Its name. The certificate must be for it.
 */
host: string,
/**
 * Its port.
 */
port: number,
/**
 * How the connection is encrypted. Plain text is not offered.
 */
security: MailSecurity,
/**
 * The user's name; `None`: without a login.
 */
user: string | null,
/**
 * The sender's address.
 */
from: string, };

/**
 * A mail server to be tested or kept.
 */
export type MailServerDraft = {
/**
 * The server.
 */
server: MailServer,
/**
 * The password; `None`: the one that is kept, if any.
 */
password: string | null, };

/**
 * The owner's mail server as the window may know it.
 */
export type MailSettings = {
/**
 * The server; `None`: mails are opened in the owner's own mail program.
 */
server: MailServer | null,
/**
 * Whether the keychain holds a password for it.
 */
has_password: boolean,
/**
 * How many mails wait to be sent.
 */
waiting: number,
/**
 * What holds for passwords at Microsoft's mail servers today.
 */
microsoft: MicrosoftPasswords, };

/**
 * What became of a mail.
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
 * Whether Microsoft's mail servers take passwords. It switches them off at the end of December 2026; an administrator can turn them
 * on again for a while.
 */
export type MicrosoftPasswords = "ending" | "ended";

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
 * Why a month is more or less than the one before.
 */
export type MonthDifference = {
/**
 * The month before.
 */
before: PayrollMonth | null,
/**
 * What the list held then.
 */
total_before: Money,
/**
 * What it holds now.
 */
total_now: Money,
/**
 * What changed, the largest difference first. Their differences add up to the difference of the totals.
 */
lines: Array<DifferenceLine>, };

/**
 * What a month would hold.
 */
export type MonthPreview = {
/**
 * The month.
 */
month: PayrollMonth,
/**
 * What it holds now.
 */
before: Money,
/**
 * What it would hold.
 */
after: Money,
/**
 * How many amounts are removed.
 */
removed: number,
/**
 * How many rows of the file are of this month.
 */
rows: number,
/**
 * Whether these are few beside those of another month: perhaps they are of this month by mistake.
 */
stray: boolean,
/**
 * The run that sent something of the month already.
 */
exported: ExportedMonth | null, };

/**
 * A month of the benefit list.
 */
export type MonthSummary = {
/**
 * The month.
 */
month: PayrollMonth,
/**
 * How many people have an amount.
 */
people: number,
/**
 * All amounts together.
 */
total: Money,
/**
 * The latest run that sent something of it; `None`: nothing of it was sent.
 */
exported: ExportedMonth | null, };

/**
 * One way to cut a whole name in two.
 */
export type NameSplit = {
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
count: number, } | { "kind": "not_done",
/**
 * Of which kind of export.
 */
export: ExportKind,
/**
 * The latest run with such changes.
 */
run_id: string,
/**
 * How many runs have such changes.
 */
runs: number,
/**
 * How many changes failed.
 */
failed: number,
/**
 * How many changes were not sent.
 */
not_sent: number, } | { "kind": "not_proven",
/**
 * The latest run with such changes.
 */
run_id: string,
/**
 * How many runs have such changes.
 */
runs: number,
/**
 * How many changes.
 */
count: number, } | { "kind": "left_behind",
/**
 * The kind of export.
 */
export: ExportKind,
/**
 * The plan's run; `None`: the plan was not sent.
 */
run_id: string | null,
/**
 * The payroll month of benefits.
 */
month: PayrollMonth | null,
/**
 * How many rows.
 */
left: LeftBehind, } | { "kind": "differences",
/**
 * How many.
 */
count: number,
/**
 * How many of them cannot be sent before something is put right or decided.
 */
blocked: number, } | { "kind": "salary_unit" } | { "kind": "corrections",
/**
 * How many.
 */
count: number, } | { "kind": "mail_waiting",
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
 * What is known of a write that nobody could settle yet.
 */
export type OpenKnown = "no_answer" | "answer_unclear" | "not_read_back" | "not_shown";

/**
 * What an open write would have paid.
 */
export type OpenPay = {
/**
 * The name of the compensation type.
 */
pay_type: string,
/**
 * How much; `None`: the write makes the type.
 */
amount: Money | null,
/**
 * The payroll month, the first one of a recurring amount.
 */
month: PayrollMonth, };

/**
 * A write that nobody could settle yet, by the row of the run that made it.
 */
export type OpenWrite = {
/**
 * The run.
 */
run_id: string,
/**
 * The row's key in it.
 */
key: string,
/**
 * What is known of it.
 */
known: OpenKnown,
/**
 * What it would have paid, as it left: a later plan may want another amount in another month. `None`: it is about no payment.
 */
pay: OpenPay | null, };

/**
 * A file that was opened and not taken in yet.
 */
export type OpenedFile = {
/**
 * Names it in the next calls, until another file is opened.
 */
file: string,
/**
 * Its name.
 */
name: string,
/**
 * The sheet that was read.
 */
sheet: string | null,
/**
 * All sheets that the workbook shows.
 */
sheets: Array<string>,
/**
 * The sheets that it hides.
 */
hidden_sheets: Array<string>,
/**
 * Where the titles stand.
 */
titles: TitleRow,
/**
 * The first rows, among which the titles are.
 */
head: Array<HeadRow>,
/**
 * How the bytes of a text were taken for letters; `None`: it is a workbook.
 */
encoding: EncodingChoice | null,
/**
 * Its columns, with a few samples.
 */
columns: Array<Column>,
/**
 * How many rows below the titles.
 */
rows: number,
/**
 * What the columns probably mean: as remembered, else by their titles.
 */
mapping: Mapping,
/**
 * Whether the mapping is one that the owner confirmed before.
 */
remembered: boolean, };

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
 * One part of a benefit's amount.
 */
export type Part = {
/**
 * The compensation type.
 */
into: TypeChoice,
/**
 * How much of the amount.
 */
share: Share,
/**
 * Once in the payroll month, or again and again.
 */
payout: Payout, };

/**
 * When a part is paid.
 */
export type Payout = { "kind": "one_time" } | { "kind": "recurring",
/**
 * How often.
 */
interval: Interval, };

/**
 * A calendar month that benefits are paid for. As text: "2026-11".
 */
export type PayrollMonth = string;

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
 * A person by the ids that an integration knows.
 */
export type PersonRef = {
/**
 * The integration's id.
 */
integration_id: string,
/**
 * Ids in the integration's source.
 */
source: Array<string>,
/**
 * Ids in the integration's target.
 */
target: Array<string>,
/**
 * The name, where no id is known: it is kept how it is cut, and nothing else.
 */
cut: string | null, };

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
 * The rows: what needs the owner first. Numbers that nobody has to see whole are masked.
 */
changes: Array<Change>,
/**
 * Warnings that nearly all rows have: said once.
 */
shared: Array<SharedFinding>,
/**
 * The keys of the rows that need nothing sent and are not simply alike.
 */
notice_keys: Array<string>,
/**
 * Whether salaries were compared: the unit is confirmed.
 */
salaries_known: boolean,
/**
 * The source has so many fewer people than at the last export that sending needs an explicit yes.
 */
shrink_guard: ShrinkGuard | null,
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
 * The calls that sending the plan would take and that nobody has been seen to make with a live account, by their names.
 */
unproven_calls: Array<string>,
/**
 * What a plan of the leave export says beside its rows.
 */
leave: LeaveOverview | null,
/**
 * What a plan of the benefit export says beside its rows.
 */
benefits: BenefitOverview | null,
/**
 * The latest run that sent something of the plan's payroll month. Sending what it sent again needs an explicit yes.
 */
exported: ExportedMonth | null, };

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
 * The reason for a problem of a cell or row. The set is closed: the window has a text for each code in every language.
 */
export type ProblemCode = "no_person" | "no_benefit" | "no_amount" | "amount_unreadable" | "amount_ambiguous" | "too_many_decimals" | "amount_too_large" | "month_unreadable" | "no_month" | "currency_unknown" | "other_currency" | "email_invalid" | "cell_error" | "never_calculated" | "number_shortened" | "number_is_date" | "letters_lost" | "looks_like_total" | "too_long" | "broken_line" | "number_twice" | "email_twice";

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
 * The proof of one run, as one page.
 */
export type Proof = {
/**
 * The run.
 */
run: RunSummary,
/**
 * The payroll month.
 */
month: PayrollMonth,
/**
 * The currency.
 */
currency: Currency,
/**
 * Whether everything that was listed is in Personio, as far as it was read back.
 */
holds: boolean,
/**
 * Everything together.
 */
total: ProofLine,
/**
 * By benefit, by name.
 */
benefits: Array<ProofBenefit>,
/**
 * By how much Personio holds other amounts than were sent or listed, over every row that a read showed.
 */
differs: Money,
/**
 * Why the month is more or less than the one before.
 */
difference: MonthDifference, };

/**
 * One benefit of a proof.
 */
export type ProofBenefit = {
/**
 * The benefit's id.
 */
benefit: string,
/**
 * Its name.
 */
name: string,
/**
 * Its amounts together.
 */
line: ProofLine,
/**
 * By person, by name.
 */
people: Array<ProofPerson>, };

/**
 * The figures that have to be equal.
 */
export type ProofLine = {
/**
 * What the list held.
 */
listed: Money,
/**
 * What Personio was seen to hold when the plan was made.
 */
there: Money,
/**
 * What the owner approved.
 */
approved: Money,
/**
 * What left and was accepted, by the ledger.
 */
sent: Money,
/**
 * What Personio was seen to hold of it afterwards.
 */
read_back: Money,
/**
 * What was not sent on purpose: benefits that are not for Personio.
 */
left_out: Money,
/**
 * listed = there + approved + left out, and approved = sent = read back.
 */
holds: boolean,
/**
 * What the figures prove.
 */
mark: ProofMark, };

/**
 * What the figures of a line prove. "Proven" is only said where something was sent and read back.
 */
export type ProofMark = "proven" | "proven_left_out" | "was_there" | "was_there_left_out" | "left_out" | "nothing_sent" | "not_proven";

/**
 * One person's amount of a benefit.
 */
export type ProofPerson = {
/**
 * The name to show.
 */
name: string,
/**
 * The amount.
 */
line: ProofLine,
/**
 * Where the row stood in the plan.
 */
state: BenefitState,
/**
 * How it ended; `None`: it was not chosen.
 */
outcome: OutcomeName | null,
/**
 * Which read shows the amount; `None`: no read does.
 */
shown_by: ShownBy | null,
/**
 * Everything that the target showed of the row, where it is not what was sent or listed.
 */
differing: Array<ReadBack>, };

/**
 * Why nothing is left to do about a row that was not confirmed.
 */
export type PutAsideView = {
/**
 * Who or what says so.
 */
why: PutAsideWhy,
/**
 * The owner's words; `None`: there are none.
 */
reason: string | null,
/**
 * When, RFC 3339 in UTC.
 */
at: string, };

/**
 * Who or what says that nothing is left to do.
 */
export type PutAsideWhy = "owner" | "in_step" | "erased";

/**
 * A record of the target that a write left behind, as a read told it: not what was sent, and not what the plan wanted.
 */
export type ReadBack = {
/**
 * The target's id of the record.
 */
record: string,
/**
 * The amount that it holds.
 */
amount: Money,
/**
 * Its first day, when it is told.
 */
effective_from: string | null, };

/**
 * How an opened file is to be read.
 */
export type ReadFile = {
/**
 * What [`OpenedFile::file`] said.
 */
file: string,
/**
 * What it is about.
 */
content: FileContent,
/**
 * Which column holds what.
 */
mapping: Mapping,
/**
 * The month of every row, when no column holds it.
 */
month: PayrollMonth | null,
/**
 * The decimal mark; `None`: found out from the column.
 */
decimal: DecimalMark | null,
/**
 * What becomes of amounts of the same months that the file does not have.
 */
mode: ImportMode,
/**
 * What becomes of what the sheet hides; `None`: the owner has not said it yet.
 */
hidden: HiddenRows | null,
/**
 * What becomes of rows that are alike to the last character; `None`: the owner has not said it yet.
 */
twins: TwinRows | null, };

/**
 * Why a change ended as it did.
 */
export type ReasonCode = "refused" | "not_as_sent" | "changed_since_review" | "not_in_target" | "cancelled" | "given_up" | "run_stopped" | "partly_sent" | "answer_unclear" | "no_answer" | "unclear_not_shown" | "open_elsewhere" | "pay_not_shown" | "not_read_back" | "not_reached" | "answered_with_error" | "cannot_be_written" | "type_missing" | "cannot_be_seen" | "seen_by_owner" | "not_readable" | "not_seen_by_owner";

/**
 * A file form of a run's report.
 */
export type ReportFormat = "csv" | "xlsx";

/**
 * An integration of a back-up.
 */
export type RestoreIntegration = {
/**
 * The integration's label.
 */
label: string,
/**
 * The hosts that it connects to: source, target. A benefit list has none.
 */
hosts: Array<string>,
/**
 * What would become of it.
 */
what: RestoreWhat, };

/**
 * What a back-up would bring, before anything is changed.
 */
export type RestoreOffer = {
/**
 * The file's name.
 */
file: string,
/**
 * When its last run began, RFC 3339 in UTC.
 */
last_run: string | null,
/**
 * How many runs it holds.
 */
runs: number,
/**
 * How many of them are not here.
 */
new_runs: number,
/**
 * Its integrations.
 */
integrations: Array<RestoreIntegration>, };

/**
 * What a back-up does to an integration.
 */
export type RestoreWhat = "added" | "set_back" | "left";

/**
 * What taking in a back-up did.
 */
export type Restored = {
/**
 * Integrations that were added or set back.
 */
integrations: number,
/**
 * Runs that came with the back-up.
 */
runs: number,
/**
 * Connections whose secret the keychain does not hold: they have to be connected anew.
 */
secrets_missing: Array<string>,
/**
 * The copy of what was here before, beside the data file.
 */
copy: string, };

/**
 * What a connection is tested for. The window has the words and the box to tick for each.
 */
export type Right = "log_in" | "read_people" | "read_payroll" | "read_emails" | "read_compensations" | "edit_compensations" | "see_everybody";

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

/**
 * The compensation type of a row.
 */
export type RowType = {
/**
 * The target's id; `None`: the run makes it first.
 */
id: string | null,
/**
 * Its name.
 */
name: string,
/**
 * What it is for.
 */
category: Category, };

/**
 * Who or what ended a run.
 */
export type RunEnd = "under_way" | "itself" | "owner" | "only_asked" | "app_ended" | "error";

/**
 * The summary mail of a run.
 */
export type RunMail = {
/**
 * What became of it.
 */
state: MailState,
/**
 * To whom.
 */
to: Array<string>,
/**
 * The subject.
 */
subject: string,
/**
 * The text.
 */
body: string,
/**
 * When it was sent or last tried, RFC 3339 in UTC.
 */
at: string | null,
/**
 * Why it is not sent.
 */
error: AppError | null, };

/**
 * The mark of a run.
 */
export type RunMark = { "kind": "running" } | { "kind": "confirmed" } | { "kind": "seen_by_owner",
/**
 * How many.
 */
count: number, } | { "kind": "not_readable",
/**
 * How many.
 */
count: number, } | { "kind": "empty" } | { "kind": "failed",
/**
 * How many.
 */
count: number, } | { "kind": "unclear",
/**
 * How many.
 */
count: number, } | { "kind": "not_sent",
/**
 * How many.
 */
count: number, } | { "kind": "not_proven",
/**
 * How many.
 */
count: number, } | { "kind": "open",
/**
 * How many together.
 */
count: number, } | { "kind": "interrupted" } | { "kind": "stopped" };

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
 * What of which compensation type the row is about; `None`: it is not a row of benefits.
 */
benefit: BenefitRow | null,
/**
 * What was to be sent. Numbers that nobody has to see whole are masked.
 */
fields: Array<FieldChange>,
/**
 * What was known about the record.
 */
findings: Array<Finding>,
/**
 * Every request made for it.
 */
steps: Array<StepView>,
/**
 * It is confirmed, and its amounts do not bear out what was approved.
 */
not_proven: boolean,
/**
 * It failed, was not sent or is not proven, and waits for the owner.
 */
open: boolean,
/**
 * It failed, was not sent or is not proven, and nothing is left to do about it.
 */
aside: PutAsideView | null, };

/**
 * Where a run stands.
 */
export type RunStateName = "running" | "done" | "cancelled" | "stopped" | "interrupted" | "given_up";

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
 * The worst that is true of it.
 */
mark: RunMark,
/**
 * Who or what ended it.
 */
end: RunEnd,
/**
 * Why it was stopped.
 */
stopped_by: AppError | null,
/**
 * How many changes per outcome.
 */
counts: OutcomeCounts,
/**
 * How many confirmed changes only the owner saw.
 */
seen_by_owner: number,
/**
 * How many confirmed changes have fields that no read shows.
 */
not_readable: number,
/**
 * How many confirmed changes have amounts that do not bear out what was approved: of them the proof does not hold.
 */
not_proven: number,
/**
 * How many failed, unsent or not proven changes no later run took up and the owner did not put aside.
 */
open: number,
/**
 * The payroll month of a run of benefits.
 */
month: PayrollMonth | null,
/**
 * When names and values were removed because the run is older than the owner wants to keep, RFC 3339 in UTC.
 */
cleared_at: string | null, };

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
rows: Array<RunRow>,
/**
 * What of the plan was no part of the run.
 */
left_behind: LeftBehind, };

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
default_address: string,
/**
 * Every call that the app makes there.
 */
calls: Array<CallFacts>, };

/**
 * The services the app talks to.
 */
export type ServiceName = "alexis" | "kleer" | "personio" | "list";

/**
 * How grave a finding is.
 */
export type Severity = "warning" | "error";

/**
 * How much of a benefit's amount goes to a part.
 */
export type Share = { "kind": "amount", "value": string } | { "kind": "percent", "value": string } | { "kind": "rest" };

/**
 * A warning that nearly all rows have.
 */
export type SharedFinding = {
/**
 * The finding of the first of these rows.
 */
finding: Finding,
/**
 * The name in that row.
 */
name: string,
/**
 * Whether every row has it with the same values; otherwise `finding` is an example.
 */
alike: boolean,
/**
 * How many rows have it.
 */
count: number,
/**
 * Of how many.
 */
of: number, };

/**
 * Which read of the target shows an amount.
 */
export type ShownBy = "this_run" | "earlier_run" | "planning";

/**
 * Why sending needs an explicit yes.
 */
export type ShrinkGuard = {
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
 * Which side is right where both differ: the export into it creates people and fills empty fields, and overwrites nothing.
 */
export type SourceOfTruth = { "kind": "alexis" } | { "kind": "kleer" } | { "kind": "by_field",
/**
 * The fields for which Kleer leads. What belongs together (see [`head`]) goes by its first field.
 */
kleer: Array<Field>, };

/**
 * The stages of making a plan and of a run.
 */
export type Stage = "opening_keychain" | "reading_source" | "reading_target" | "comparing" | "sending" | "verifying" | "ended";

/**
 * What one request of a change is to do.
 */
export type StepName = "create_user" | "update_user" | "create_agreement" | "update_agreement" | "create_employee" | "update_employee" | "create_employment" | "update_employment" | "create_compensation" | "update_compensation" | "create_event" | "update_event" | "remove_event" | "create_pay_type" | "create_pay";

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
intended_at: string,
/**
 * The amount that it carried.
 */
amount: Money | null,
/**
 * What the last read showed of it: records of the other side, each with its amount.
 */
read_back: Array<ReadBack>, };

/**
 * Who gets the summary of an integration's runs.
 */
export type SummaryMail = {
/**
 * The company managers' addresses. None: no mail.
 */
to: Array<string>,
/**
 * Whether the mail holds the amounts of single people.
 */
people: boolean, };

export type TextEncoding = "utf8" | "utf8_twice" | "utf16_le" | "utf16_be" | "windows1252" | "mac_roman" | "cp850" | "cp437" | "iso_8859_15" | "windows1250";

/**
 * Light, dark, or as the computer.
 */
export type Theme = "system" | "light" | "dark";

/**
 * The place of the column titles.
 */
export type TitleRow = { "kind": "line", "line": number } | { "kind": "none" };

/**
 * Rows that are alike to the last character with one above.
 */
export type TwinPreview = {
/**
 * How many rows, without the first of each.
 */
rows: number,
/**
 * Their lines, the first 20.
 */
lines: Array<number>,
/**
 * Their amounts together.
 */
total: Money, };

/**
 * What becomes of rows that are alike to the last character.
 */
export type TwinRows = "count_each" | "count_once";

/**
 * A compensation type, existing or to be made.
 */
export type TypeChoice = { "kind": "existing",
/**
 * The target's id.
 */
id: string,
/**
 * Its name when it was chosen.
 */
name: string, } | { "kind": "new",
/**
 * Its name.
 */
name: string, };

/**
 * A field that is left as it is in the target.
 */
export type Untouched = {
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
why: UntouchedWhy, };

/**
 * Why a field that differs is left alone.
 */
export type UntouchedWhy = "target_leads" | "decided" | "no_way_to_empty" | "cannot_be_held";

/**
 * A field's value.
 */
export type Value = { "kind": "text", "value": string } | { "kind": "date", "value": string } | { "kind": "number", "value": number } | { "kind": "flag", "value": boolean } | { "kind": "money", "value": Money } | { "kind": "hours", "value": string };

/**
 * A place that is not the field's own.
 */
export type ValueOrigin = "kleer_internal_id" | "kleer_foreign_id" | "salary_kind" | "whole_name";
