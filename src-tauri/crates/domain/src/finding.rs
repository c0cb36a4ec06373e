//! Findings: errors and warnings about one record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::field::Field;

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The record is sent, and the owner should look at it.
    Warning,
    /// The record is not sent.
    Error,
}

/// A closed set of findings. The window has a text for each code in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// A value that the target requires is empty at the source.
    Missing,
    /// A personal number without ten or twelve digits.
    SsnMalformed,
    /// A personal number with a date that does not exist, or of another century than 18, 19 or 20.
    SsnNoDate,
    /// A personal number with a date of birth in the future.
    SsnFuture,
    /// A personal number with the birth number 000 (the three digits before the last), which no authority assigns.
    SsnBirthNumber,
    /// An interim number with a letter, which no authority knows.
    SsnInterim,
    /// A personal number whose check digit is wrong.
    SsnCheckDigit,
    /// A text that is not an e-mail address.
    EmailMalformed,
    /// The chosen kind of e-mail address is empty; the other kind is not sent in its place.
    EmailChosenMissing,
    /// A text that is not a phone number.
    PhoneMalformed,
    /// A country that is neither an ISO code nor a known name.
    CountryUnknown,
    /// Kleer has the street in another line of the address than the settings name. The address is neither compared nor sent.
    StreetElsewhere,
    /// Kleer's agreement lacks a field that the schema requires. The field counts as empty and is written.
    AgreementGap,
    /// Kleer's agreement lacks a field, and the settings say that agreements have gaps. The field is neither compared nor changed.
    AgreementNotTold,
    /// A field of a new person that the target never returns. It is sent, and no read can confirm it.
    NotReadBack,
    /// A Swedish postal code that is not five digits.
    ZipCodeMalformed,
    /// A tax table outside the tables in use. Parameters: `from`, `to`.
    TaxTableOutOfRange,
    /// A tax column outside 1 to 7.
    TaxColumnOutOfRange,
    /// Tax column 7, which few people have.
    TaxColumnRare,
    /// A clearing number that is not four or five digits.
    ClearingMalformed,
    /// A clearing number that no bank is known to have.
    ClearingUnknown,
    /// The fifth digit of the clearing number is not its check digit, so it is a typing mistake. Four digits are enough.
    ClearingCheckDigit,
    /// An account number with other characters than digits, or with the wrong length for its bank.
    AccountMalformed,
    /// The account number fails its bank's check, as some real accounts do. Parameter: `bank`.
    AccountCheckDigit,
    /// An account number without its clearing number or the reverse. It is not sent, because together with the other half at the target it
    /// could be another person's account.
    BankAccountIncomplete,
    /// The employment ends before it starts.
    EndBeforeStart,
    /// A negative salary, or a salary with more decimals than the target can store.
    SalaryMalformed,
    /// A salary in a currency that the target cannot store. Parameter: `currency`.
    SalaryCurrency,
    /// A payout period that is neither hourly nor monthly. Parameter: `period`.
    PayPeriodUnsupported,
    /// A salary that takes effect later. The first export on or after that day sends it. Parameters: `amount`, `date`.
    SalaryLater,
    /// The salary is not compared or sent, because the owner has not confirmed the unit of the target's salaries.
    SalaryUnitUnconfirmed,
    /// The target also has a salary of the other kind (hourly beside monthly). Parameter: `amount`.
    OtherSalaryKind,
    /// The person left and is still active at the target. The settings do not allow deactivation.
    LeaverStillActive,
    /// The person exists only at the target. Nothing is done.
    OnlyInTarget,
    /// The person left and was never at the target. Nothing is done.
    LeftAndNotInTarget,
    /// More than one person of the target could be this one. Parameters: `by` (ssn or email), `names`.
    AmbiguousMatch,
    /// More than one person of the source could be the same person of the target. Parameters: `by`, `names`.
    ContestedMatch,
    /// The linked person is no longer at the target. The person was matched again. Parameter: `id`.
    LinkBroken,
    /// Several people of the source have this e-mail address. Parameter: `names`.
    EmailShared,
    /// Another person of the target has the e-mail address of the person to create. Parameter: `name`.
    EmailTaken,
    /// Several salaries begin on one day, and the source marks none of them as current. Parameter: `date`.
    SalaryAmbiguous,
    /// Several people of the source have this personal number. Parameter: `names`.
    SsnShared,
    /// Several people of the target have this personal number. The only active one is taken. Parameter: `names`.
    InactiveTwin,
    /// Matched by e-mail, but with different personal numbers.
    SsnDiffers,
    /// A person of the target has the same name and the same first day and is probably the same person. Parameter: `names`.
    MaybeSame,
    /// An unmatched person of the target has the same name. Parameter: `names`.
    SameName,
    /// The person has an earlier record with the same personal number. That record is left alone.
    Rehired,
    /// The record of an earlier employment. The newer record of the person is exported.
    ReplacedByRehire,
    /// A person at Kleer without an employment agreement, who is not at Alexis HR and is not created there.
    NoAgreement,
    /// Several people have this employee number. Parameter: `names`.
    EmployeeNumberShared,
    /// Another person of the target already has this employee number. Parameter: `name`.
    EmployeeNumberTaken,
    /// The settings do not map this kind of employment, so no employment is written.
    EmploymentTypeUnmapped,
    /// The source gives no first day of the salary, so it is not sent.
    SalaryStartUnknown,
    /// Alexis HR does not return earlier and later salaries. Only the current one is compared.
    SalaryHistoryUnknown,
    /// The source has an hourly and a monthly salary, and the target stores only one. Neither is sent. Parameter: `amount`.
    TwoSalaryKinds,
    /// The salary begins before the current month. Past payments are not corrected. Parameter: `date`.
    SalaryBackdated,
    /// The target has a salary that begins later and would continue to pay it. Parameters: `amount`, `date`.
    SalaryBehindTarget,
    /// A value that the app does not know. Parameter: `value`.
    UnknownValue,
    /// Alexis HR gives a day as a moment that is midnight neither in UTC nor in Sweden and could be two days. Parameter: `value`.
    MomentUnclear,
    /// A salary with öre, for a target with whole kronor. Parameter: `amount`.
    SalaryTooFine,
    /// The target has pay of another period (for example weekly) from the same day. This salary would replace it. Parameter: `date`.
    SalaryOtherPeriodHeld,
    /// The target has two salaries from the same day. It is not clear which one this salary replaces. Parameter: `date`.
    TargetSalaryAmbiguous,
    /// The target cannot store the value.
    CannotBeHeld,
    /// The person has no user at Alexis HR. New employments and salaries need one.
    UserMissing,
    /// The person has no employment agreement at the target. One is created.
    AgreementCreated,
    /// A person who left comes back later. The new employment is imported when it has begun. Parameter: `date`.
    EmploymentLater,
    /// The employment end date is removed in the target.
    EndDateRemoved,
    /// Leave: the person is not at Kleer, or several people match. The employee export has to run first.
    LeavePersonNotLinked,
    /// Leave: the person is at Kleer without an employment agreement, which absence needs there.
    LeaveNoAgreement,
    /// Leave: the kind has no rule yet. Parameter: `type`.
    LeaveTypeUnmapped,
    /// Leave: the rule says not to send this kind. Parameter: `type`.
    LeaveTypeNotSent,
    /// Leave: the chosen activity is no longer at Kleer. Parameter: `activity`.
    LeaveActivityGone,
    /// Leave: days are written by kind, and no kind of Kleer fits the activity. Parameter: `activity`.
    LeaveKindUnknown,
    /// Leave: the activity requires a child, and the leave has none. Parameter: `activity`.
    LeaveChildMissing,
    /// Leave: Alexis HR refers to a child that it does not return.
    LeaveChildUnknown,
    /// Leave: Kleer has no child of this name for the person. Parameters: `child`, `known` (names, or empty).
    LeaveChildNotInKleer,
    /// Leave: the hours are missing or unreadable.
    LeaveHoursMissing,
    /// Leave: no hours, or more than a day has. Parameter: `hours`.
    LeaveHoursImpossible,
    /// Leave: the day has the hours of a whole day and a share, and the setting for this is missing. Parameters: `hours`, `extent`.
    LeaveGradedUnasked,
    /// Leave: not a working day by the working week at Alexis HR, so not sent.
    LeaveNotAWorkingDay,
    /// Leave: neither Alexis HR nor Kleer shows whether it is a working day.
    LeaveWorkingDayUnknown,
    /// Leave: a working day at Alexis HR and a free day at Kleer, for example a holiday.
    LeaveFreeInKleer,
    /// Leave: a free day at Alexis HR and a working day at Kleer. Parameter: `hours`.
    LeaveWorkedInKleer,
    /// Leave: more hours than the person works that day by Kleer's schedule. Parameters: `hours`, `schedule`.
    LeaveBeyondSchedule,
    /// Leave: Kleer has a record of the day that the app did not create. Parameters: `hours`, `activity`.
    LeaveOtherRecord,
    /// Leave: Kleer already has the same record, and the app did not create it.
    LeaveSameByHand,
    /// Leave: the app sent the day, and somebody removed it at Kleer.
    LeaveRemovedInKleer,
    /// Leave: the app sent the day, and somebody changed it at Kleer.
    LeaveChangedInKleer,
    /// Leave: several records have the app's mark of the day.
    LeaveSeveralRecords,
    /// Leave: the day is locked at Kleer and has to be changed there by hand. Parameter: `status`.
    LeaveDayLocked,
    /// Leave: the owner closed the period.
    LeavePeriodClosed,
    /// Leave: approved, but without days.
    LeaveWithoutDays,
    /// Leave: waits for approval at Alexis HR and is not sent.
    LeavePending,
    /// Leave: changed, shortened or withdrawn at Alexis HR after it was sent.
    LeaveWithdrawn,
    /// An earlier run wrote the same, and it is not known yet whether the write arrived.
    OpenBefore,
    /// Benefits: the benefit has no rule yet. Parameter: `benefit`.
    BenefitUnmapped,
    /// Benefits: the rule says not to send this benefit. Parameter: `benefit`.
    BenefitNotSent,
    /// Benefits: another part of the benefit is not sent, and a payslip with one part would be wrong. Parameter: `benefit`.
    BenefitHalf,
    /// Benefits: the rule of the benefit cannot be carried out (its shares do not add up). Parameter: `benefit`.
    BenefitRuleBroken,
    /// Benefits: the person in the list has neither an e-mail address nor a personnel number.
    BenefitPersonUnnamed,
    /// Benefits: no person at Personio has this e-mail address. Parameter: `email`.
    BenefitPersonUnknown,
    /// Benefits: no person at Personio has this personnel number, and the list has no address. Parameter: `number`.
    BenefitNumberUnknown,
    /// Benefits: several people in Personio have this e-mail address or number. Parameter: `names`.
    BenefitPersonAmbiguous,
    /// Benefits: e-mail address and personnel number belong to different people at Personio. Parameters: `email`, `number`.
    BenefitPersonContradicts,
    /// Benefits: a person at Personio has the e-mail address, and no person has the personnel number. Parameters: `email`, `number`.
    BenefitNumberNobodys,
    /// Benefits: the app may not read e-mail addresses at Personio.
    BenefitEmailsHidden,
    /// Benefits: two people of the list are one person at Personio. Parameter: `names`.
    BenefitPersonTwice,
    /// Benefits: the person is inactive at Personio. The row is sent only when the owner ticks it.
    BenefitPersonInactive,
    /// Benefits: the amount is zero, so nothing is sent. Parameter: `benefit`.
    BenefitZero,
    /// Benefits: a negative amount. Personio may not accept it, and the settings exclude it. Parameter: `amount`.
    BenefitNegative,
    /// Benefits: an amount with a fraction of a cent. Parameters: `benefit`, `amount`.
    BenefitNotCents,
    /// Benefits: the currency differs from the one in the settings. Parameters: `benefit`, `currency`.
    BenefitCurrency,
    /// Benefits: the chosen compensation type no longer exists at Personio. Parameter: `type`.
    BenefitTypeGone,
    /// Benefits: the chosen type is for salaries, and a write could replace a salary. Parameter: `type`. Only in plans of earlier versions.
    BenefitTypeForbidden,
    /// Benefits: the chosen type has the other category (one-time or recurring). Parameter: `type`. Only in plans of earlier versions.
    BenefitTypeMismatch,
    /// Benefits: the chosen type has another category at Personio than when it was chosen. Parameters: `type`, `was`, `now` (categories).
    BenefitTypeChanged,
    /// Benefits: a type of this name exists in the other category (one-time or recurring). Another name is needed. Parameter: `type`.
    BenefitTypeNameTaken,
    /// Benefits: Personio has several types of this name and category, and only one of them is compared. Parameter: `type`.
    BenefitTypeTwice,
    /// Benefits: two benefits go to one type with different intervals. Parameter: `type`.
    BenefitIntervalsDiffer,
    /// Benefits: Personio has another amount, which the app sent or somebody changed. Parameters: `held`, `wanted`.
    BenefitDiffers,
    /// Benefits: Personio has the amount, and the app did not send it.
    BenefitSameByHand,
    /// Benefits: Personio has a compensation of this type that the app did not send. Parameter: `held`.
    BenefitOthersThere,
    /// Benefits: Personio has the amount of the list, and other compensations of this type in this month. They have to be removed by hand.
    /// Parameters: `held`, `wanted`.
    BenefitOthersBeside,
    /// Benefits: the app sent the amount, and somebody set it to zero or deleted it at Personio.
    BenefitRemovedInTarget,
    /// Benefits: the result of an earlier write is unknown, and Personio does not show it.
    BenefitUnclearBefore,
    /// Benefits: the app sent the amount, and the list no longer has it. Parameter: `held`.
    BenefitNoLongerListed,
    /// Benefits: Personio continues to pay it, and the list no longer has it. Parameter: `held`.
    BenefitGoesOn,
    /// Benefits: a recurring amount is paid until somebody ends it at Personio.
    BenefitRecurs,
    /// Benefits: Personio shows no pay of this person, not even a salary.
    BenefitUnseen,
    /// Benefits: Personio shows no pay of anybody in the person's legal entity.
    BenefitOutside,
    /// Benefits: an earlier run may have created this type. The result is unknown. Parameter: `type`.
    BenefitTypeOpen,
    /// Benefits: the amount is the sum of identical rows of a file, as the owner stated. Parameters: `rows` (line numbers), `times`.
    BenefitEqualRows,
    /// Benefits: over a legal limit of the month. Parameters: `limit` (its id), `most`, `sum`, `source`.
    BenefitOverMonth,
    /// Benefits: over a legal limit of the year so far. Parameters: `limit`, `most`, `sum`, `source`.
    BenefitOverYear,
}

/// One finding about one record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Finding {
    pub severity: Severity,
    pub code: FindingCode,
    pub field: Option<Field>,
    /// Names and values for the text. Never a whole personal number.
    pub params: BTreeMap<String, String>,
}

impl Finding {
    pub fn error(code: FindingCode, field: impl Into<Option<Field>>) -> Self {
        Self { severity: Severity::Error, code, field: field.into(), params: BTreeMap::new() }
    }

    pub fn warning(code: FindingCode, field: impl Into<Option<Field>>) -> Self {
        Self { severity: Severity::Warning, code, field: field.into(), params: BTreeMap::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}
