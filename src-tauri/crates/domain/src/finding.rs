//! Findings: what the owner should know about one record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::field::Field;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The record is sent; the owner should look at it.
    Warning,
    /// The record is not sent.
    Error,
}

/// What was found. A closed set: the window holds a text for each code in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// A value that the target demands is empty in the source.
    Missing,
    /// A personal number with the wrong form: neither ten nor twelve digits.
    SsnMalformed,
    /// A personal number with a date that does not exist, or of another century than 18, 19 or 20.
    SsnNoDate,
    /// A personal number with a date of birth in the future.
    SsnFuture,
    /// A personal number whose birth number, the three digits before the last, is 000: no authority gives that out.
    SsnBirthNumber,
    /// An interim number with a letter: no authority knows it.
    SsnInterim,
    /// A personal number whose check digit is wrong.
    SsnCheckDigit,
    /// An e-mail address that cannot be one.
    EmailMalformed,
    /// The chosen kind of e-mail address is empty; the other kind is not sent in its place.
    EmailChosenMissing,
    /// A phone number that cannot be one.
    PhoneMalformed,
    /// A country that is neither an ISO code nor a known name.
    CountryUnknown,
    /// Kleer holds something in the line of the address that the settings do not name as the street's, and nothing in the street's:
    /// the address is neither compared nor sent.
    StreetElsewhere,
    /// Kleer's agreement does not have the field at all, though its schema promises it: it is taken for empty, and filled in.
    AgreementGap,
    /// The same, and the owner said that the company's agreements have gaps: the field is neither compared nor changed.
    AgreementNotTold,
    /// A new person's field that the target shows of nobody: it is sent, and no read will show whether it is there.
    NotReadBack,
    /// A Swedish postal code that is not five digits.
    ZipCodeMalformed,
    /// A tax table outside the tables in use. Parameters: `from`, `to`.
    TaxTableOutOfRange,
    /// A tax column outside 1 to 7.
    TaxColumnOutOfRange,
    /// Tax column 7, meant for few people: worth a look.
    TaxColumnRare,
    /// A clearing number that is not four or five digits.
    ClearingMalformed,
    /// A clearing number that no bank is known to have.
    ClearingUnknown,
    /// The fifth digit of the clearing number is not its check digit: a typing mistake. Four digits are enough.
    ClearingCheckDigit,
    /// An account number with other than digits, or too few or too many for its bank.
    AccountMalformed,
    /// The account number fails its bank's check. Some real accounts do: worth a look. Parameter: `bank`.
    AccountCheckDigit,
    /// An account number without its clearing number or the reverse: the bank account is not sent, because half of it
    /// beside the target's other half could be somebody else's account.
    BankAccountIncomplete,
    /// The employment ends before it starts.
    EndBeforeStart,
    /// A negative salary, or one finer than the target can hold.
    SalaryMalformed,
    /// A salary in a currency that the target cannot hold. Parameter: `currency`.
    SalaryCurrency,
    /// A payout period that is neither hourly nor monthly. Parameter: `period`.
    PayPeriodUnsupported,
    /// A salary that takes effect later: sent by the first export on or after that day. Parameters: `amount`, `date`.
    SalaryLater,
    /// The salary is not compared or sent, because the owner has not confirmed the unit of the target's salaries.
    SalaryUnitUnconfirmed,
    /// The target also holds a salary of the other kind (hourly beside monthly). Parameter: `amount`.
    OtherSalaryKind,
    /// The person left; the target still has them active, and the settings leave that alone.
    LeaverStillActive,
    /// The person is in the target only; nothing is done to them.
    OnlyInTarget,
    /// The person left and was never in the target; nothing is done.
    LeftAndNotInTarget,
    /// More than one person of the target could be this one. Parameters: `by` (ssn or email), `names`.
    AmbiguousMatch,
    /// More than one person of the source could be the same person of the target. Parameters: `by`, `names`.
    ContestedMatch,
    /// The linked person is no longer in the target; they were looked for anew. Parameter: `id`.
    LinkBroken,
    /// Several people of the source carry this e-mail address. Parameter: `names`.
    EmailShared,
    /// Somebody else of the target has the e-mail address of the person to be created. Parameter: `name`.
    EmailTaken,
    /// Several salaries begin on one day, and none of them is the one that the source calls current. Parameter: `date`.
    SalaryAmbiguous,
    /// Several people of the source carry this personal number. Parameter: `names`.
    SsnShared,
    /// Several people of the target carry this personal number, and one of them is active: that one is taken. Parameter: `names`.
    InactiveTwin,
    /// Matched by e-mail, but the two sides hold different personal numbers.
    SsnDiffers,
    /// Somebody of the target has the same name and the same first day: probably the same person. Parameter: `names`.
    MaybeSame,
    /// Somebody of the target whom nobody matches has the same name. Parameter: `names`.
    SameName,
    /// The person was employed before under another record with the same personal number; that record is left alone.
    Rehired,
    /// The record of an earlier employment: the person has a newer one, which is the one that counts.
    ReplacedByRehire,
    /// In Kleer without an employment agreement, and not in Alexis HR: not an employee to be created.
    NoAgreement,
    /// Several people carry this employee number. Parameter: `names`.
    EmployeeNumberShared,
    /// Somebody else of the target has this employee number already. Parameter: `name`.
    EmployeeNumberTaken,
    /// The settings do not say which kind of employment this is in the target: no employment is written.
    EmploymentTypeUnmapped,
    /// The source does not tell since when the salary holds: it is not sent.
    SalaryStartUnknown,
    /// Alexis HR does not tell earlier and later salaries: only the present one is compared.
    SalaryHistoryUnknown,
    /// The source holds a salary per hour beside one per month, and the target has room for one: neither is sent.
    /// Parameter: `amount`.
    TwoSalaryKinds,
    /// The salary begins before the current month: what was paid since is not corrected by this. Parameter: `date`.
    SalaryBackdated,
    /// The target holds a salary that begins later, and would go on paying that one. Parameters: `amount`, `date`.
    SalaryBehindTarget,
    /// A value that this version does not know. Parameter: `value`.
    UnknownValue,
    /// A day that Alexis HR tells as a moment which is midnight neither in UTC nor in Sweden and could mean two days. Parameter: `value`.
    MomentUnclear,
    /// A salary with öre, and the target counts in whole kronor. Parameter: `amount`.
    SalaryTooFine,
    /// The target holds pay of another period (weekly, for example) from the same day, which this salary would replace.
    /// Parameter: `date`.
    SalaryOtherPeriodHeld,
    /// The target holds two salaries from the same day, and nobody can tell which one this is to replace. Parameter: `date`.
    TargetSalaryAmbiguous,
    /// The target's form cannot hold the value.
    CannotBeHeld,
    /// The person has no user in Alexis HR, which new employments and salaries need.
    UserMissing,
    /// The person has no employment agreement in the target: one is created.
    AgreementCreated,
    /// Somebody who left comes back later: the new employment is imported when it has begun. Parameter: `date`.
    EmploymentLater,
    /// The employment end date is removed in the target.
    EndDateRemoved,
    /// Leave: the person is not at Kleer, or cannot be told apart there. The employee export comes first.
    LeavePersonNotLinked,
    /// Leave: the person is at Kleer without an employment agreement, which absence needs there.
    LeaveNoAgreement,
    /// Leave: nobody decided yet what becomes of this kind. Parameter: `type`.
    LeaveTypeUnmapped,
    /// Leave: the owner said that this kind is not sent. Parameter: `type`.
    LeaveTypeNotSent,
    /// Leave: the chosen activity is no longer at Kleer. Parameter: `activity`.
    LeaveActivityGone,
    /// Leave: days are written by their kind, and no kind of Kleer's stands for the activity. Parameter: `activity`.
    LeaveKindUnknown,
    /// Leave: the activity demands a child, and the leave has none. Parameter: `activity`.
    LeaveChildMissing,
    /// Leave: Alexis HR refers to a child that it does not tell.
    LeaveChildUnknown,
    /// Leave: Kleer does not know a child of this name of the person. Parameters: `child`, `known` (names, or empty).
    LeaveChildNotInKleer,
    /// Leave: the hours are missing or unreadable.
    LeaveHoursMissing,
    /// Leave: no hours, or more than a day has. Parameter: `hours`.
    LeaveHoursImpossible,
    /// Leave: a whole day's hours beside a share, and the owner was not asked what that means. Parameters: `hours`, `extent`.
    LeaveGradedUnasked,
    /// Leave: no working day by the working week in Alexis HR: not sent.
    LeaveNotAWorkingDay,
    /// Leave: neither Alexis HR nor Kleer says whether it is a working day.
    LeaveWorkingDayUnknown,
    /// Leave: a working day in Alexis HR and a free one in Kleer (a holiday, for example).
    LeaveFreeInKleer,
    /// Leave: a free day in Alexis HR and a working one in Kleer. Parameter: `hours`.
    LeaveWorkedInKleer,
    /// Leave: more hours than the person works that day by Kleer's schedule. Parameters: `hours`, `schedule`.
    LeaveBeyondSchedule,
    /// Leave: Kleer holds a record of the day that the app did not make. Parameters: `hours`, `activity`.
    LeaveOtherRecord,
    /// Leave: Kleer holds the same already, and the app did not make it.
    LeaveSameByHand,
    /// Leave: the app sent it, and somebody removed it in Kleer.
    LeaveRemovedInKleer,
    /// Leave: the app sent it, and somebody changed it in Kleer.
    LeaveChangedInKleer,
    /// Leave: several records carry the app's mark for the day.
    LeaveSeveralRecords,
    /// Leave: the day is locked in Kleer: it takes a hand there. Parameter: `status`.
    LeaveDayLocked,
    /// Leave: the owner closed the period.
    LeavePeriodClosed,
    /// Leave: approved, and without a single day.
    LeaveWithoutDays,
    /// Leave: waits for approval in Alexis HR: not sent.
    LeavePending,
    /// Leave: the leave was changed, shortened or withdrawn in Alexis HR after it was sent.
    LeaveWithdrawn,
    /// An earlier run sent something about the same, and nobody can say yet whether it arrived.
    OpenBefore,
    /// Benefits: nobody decided yet what becomes of this benefit. Parameter: `benefit`.
    BenefitUnmapped,
    /// Benefits: the owner said that this benefit is not sent. Parameter: `benefit`.
    BenefitNotSent,
    /// Benefits: another part of the benefit is not sent: half of it is a wrong payslip. Parameter: `benefit`.
    BenefitHalf,
    /// Benefits: the rule of the benefit cannot be carried out (its shares do not add up). Parameter: `benefit`.
    BenefitRuleBroken,
    /// Benefits: the list has neither an e-mail address nor a personnel number of the person.
    BenefitPersonUnnamed,
    /// Benefits: nobody in Personio has this e-mail address. Parameter: `email`.
    BenefitPersonUnknown,
    /// Benefits: nobody in Personio has this personnel number, and the list has no address. Parameter: `number`.
    BenefitNumberUnknown,
    /// Benefits: several people in Personio have this e-mail address or number. Parameter: `names`.
    BenefitPersonAmbiguous,
    /// Benefits: e-mail address and personnel number lead to two different people in Personio. Parameters: `email`, `number`.
    BenefitPersonContradicts,
    /// Benefits: the e-mail address leads to one person in Personio, and the personnel number of the list to nobody.
    /// Parameters: `email`, `number`.
    BenefitNumberNobodys,
    /// Benefits: Personio does not release the e-mail addresses to the app.
    BenefitEmailsHidden,
    /// Benefits: two people of the list are the same person in Personio. Parameter: `names`.
    BenefitPersonTwice,
    /// Benefits: the person is inactive in Personio: sent only when it is ticked on purpose.
    BenefitPersonInactive,
    /// Benefits: the amount is zero: there is nothing to send. Parameter: `benefit`.
    BenefitZero,
    /// Benefits: a negative amount; nobody has seen Personio take one, and the settings leave them out. Parameter: `amount`.
    BenefitNegative,
    /// Benefits: an amount with parts of a cent. Parameters: `benefit`, `amount`.
    BenefitNotCents,
    /// Benefits: an amount in another currency than the settings say. Parameters: `benefit`, `currency`.
    BenefitCurrency,
    /// Benefits: the chosen compensation type is no longer in Personio. Parameter: `type`.
    BenefitTypeGone,
    /// Benefits: the chosen type is for salaries: writing to it could overwrite somebody's salary. Parameter: `type`. Stands in
    /// plans of earlier versions only.
    BenefitTypeForbidden,
    /// Benefits: the chosen type is for the other way of paying (once, or again and again). Parameter: `type`. Stands in plans of
    /// earlier versions only.
    BenefitTypeMismatch,
    /// Benefits: Personio has the chosen type under another category than it was chosen for: the other way of paying, salaries,
    /// or a word that this version does not know. Parameters: `type`, `was`, `now` (categories, by their words).
    BenefitTypeChanged,
    /// Benefits: a type of this name is there for the other way of paying: another name is needed. Parameter: `type`.
    BenefitTypeNameTaken,
    /// Benefits: Personio has several types of this name and category, and only one of them is compared. Parameter: `type`.
    BenefitTypeTwice,
    /// Benefits: two benefits go to one type, once with one interval and once with another. Parameter: `type`.
    BenefitIntervalsDiffer,
    /// Benefits: Personio holds another amount that the app sent, or that somebody changed there. Parameters: `held`, `wanted`.
    BenefitDiffers,
    /// Benefits: Personio holds the amount, and the app did not send it.
    BenefitSameByHand,
    /// Benefits: Personio holds something of this type that the app did not send. Parameter: `held`.
    BenefitOthersThere,
    /// Benefits: Personio holds what is listed, and other entries of this type in this month beside it, which only a hand can remove.
    /// Parameters: `held`, `wanted`.
    BenefitOthersBeside,
    /// Benefits: the app sent it, and it is no longer in Personio: set to zero or deleted by hand.
    BenefitRemovedInTarget,
    /// Benefits: an earlier attempt to send it never became clear, and Personio does not show it.
    BenefitUnclearBefore,
    /// Benefits: the app sent it, and the list no longer has it. Parameter: `held`.
    BenefitNoLongerListed,
    /// Benefits: Personio goes on paying it, and the list no longer has it. Parameter: `held`.
    BenefitGoesOn,
    /// Benefits: a recurring amount goes on being paid until somebody ends it in Personio.
    BenefitRecurs,
    /// Benefits: Personio shows no pay at all of this person, not even a salary.
    BenefitUnseen,
    /// Benefits: the same, and the person belongs to a legal entity of which Personio shows nobody's pay.
    BenefitOutside,
    /// Benefits: an earlier run wanted to make this type, and nobody can say whether it did. Parameter: `type`.
    BenefitTypeOpen,
    /// Benefits: the amount was added up from rows of a file that are equal to the last character, as the owner said.
    /// Parameters: `rows` (their lines), `times`.
    BenefitEqualRows,
    /// Benefits: over a legal limit of the month. Parameters: `limit` (its id), `most`, `sum`, `source`.
    BenefitOverMonth,
    /// Benefits: over a legal limit of the year so far. Parameters: `limit`, `most`, `sum`, `source`.
    BenefitOverYear,
}

/// One finding about one record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Finding {
    /// Error or warning.
    pub severity: Severity,
    /// What was found.
    pub code: FindingCode,
    /// The field it concerns, when it is one.
    pub field: Option<Field>,
    /// What the text needs: names and values, never a whole personal number.
    pub params: BTreeMap<String, String>,
}

impl Finding {
    /// A finding because of which the record is not sent.
    pub fn error(code: FindingCode, field: impl Into<Option<Field>>) -> Self {
        Self { severity: Severity::Error, code, field: field.into(), params: BTreeMap::new() }
    }

    /// A finding with which the record is sent all the same.
    pub fn warning(code: FindingCode, field: impl Into<Option<Field>>) -> Self {
        Self { severity: Severity::Warning, code, field: field.into(), params: BTreeMap::new() }
    }

    /// The same finding with one more parameter for its text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}
