import type {
  ChangeKind,
  ExportKind,
  Field,
  OutcomeName,
  ReasonCode,
  Right,
  ServiceName,
  Severity,
  StepName,
  StepState,
  UntouchedWhy,
  ValueOrigin,
} from '../../generated/types'

/** The names of a record's fields. */
export const fields = {
  active: 'Active',
  employee_number: 'Employee number',
  name: 'Name',
  first_name: 'First name',
  last_name: 'Last name',
  email: 'E-mail',
  phone: 'Phone',
  ssn: 'Personal number',
  street: 'Street',
  zip_code: 'Postal code',
  city: 'City',
  country: 'Country',
  tax_table: 'Tax table',
  tax_column: 'Tax column',
  clearing_number: 'Clearing number',
  account_number: 'Account number',
  employment_type: 'Employment type',
  employment_start: 'Employed from',
  employment_end: 'Employed until',
  hourly_salary: 'Salary per hour',
  hourly_salary_start: 'Salary per hour, from',
  monthly_salary: 'Salary per month',
  monthly_salary_start: 'Salary per month, from',
  leave_activity: 'Activity',
  leave_hours: 'Hours',
  leave_child: 'Child',
  leave_comment: 'Comment',
  pay_type: 'Compensation type',
  pay_category: 'Paid',
  pay_amount: 'Amount',
  pay_interval: 'How often',
  pay_from: 'Payroll month from',
} satisfies Record<Field, string>

export const values = { empty: 'empty', yes: 'yes', no: 'no' }

export const kinds = {
  create: 'New',
  update: 'Changed',
  remove: 'Removed',
  blocked: 'Blocked',
  conflict: 'To decide',
  in_step: 'In step',
} satisfies Record<ChangeKind, string>

/** The reasons why a differing field is left alone. */
export const kept = {
  target_leads: '{{target}} leads: left as it is',
  no_way_to_empty: '{{target}} offers no way to empty this: remove it there by hand',
  cannot_be_held: '{{target}} cannot store this value: left as it is',
  decided: 'You decided to keep what {{target}} holds',
} satisfies Record<UntouchedWhy, string>

/** The origins of values that the source keeps outside its standard fields. */
export const origins = {
  kleer_internal_id: 'from Kleer’s internal ID',
  kleer_foreign_id: 'from Kleer’s foreign ID',
  salary_kind: 'from the kind of salary',
  whole_name: 'cut from the whole name',
} satisfies Record<ValueOrigin, string>

export const severities = { error: 'Not sent', warning: 'Worth a look' } satisfies Record<Severity, string>

export const outcomes = {
  waiting: 'Not sent yet',
  sent: 'Sent, not confirmed',
  confirmed: 'Confirmed',
  failed: 'Failed',
  unknown: 'Unclear',
  skipped: 'Not sent',
} satisfies Record<OutcomeName, string>

/** The reasons of an outcome, with their remedies. */
export const reasons = {
  refused: { text: '{{target}} said no', todo: 'Put right what it names, then try again.' },
  not_as_sent: {
    text: '{{target}} accepted it but holds something else',
    todo: 'Look at these fields in {{target}}. Then prepare a new review.',
  },
  changed_since_review: {
    text: 'Someone changed the entry in {{target}} after your review',
    todo: 'Prepare a new review, to see what would be overwritten.',
  },
  not_in_target: { text: 'The entry is no longer in {{target}}', todo: 'Prepare a new review.' },
  cancelled: { text: 'You cancelled before it was sent', todo: 'Prepare a new review when you like.' },
  given_up: { text: 'It was given up when you only checked what {{target}} has', todo: 'Prepare a new review when you like.' },
  partly_sent: {
    text: 'The transfer ended when only a part of it had been sent',
    todo: 'Prepare it again: only what is missing is sent.',
  },
  answered_with_error: {
    text: '{{target}} answered with an error and does not have it',
    todo: 'Try again later. If it stays like this, send us the details of the transfer.',
  },
  run_stopped: { text: 'An error ended the transfer before it was sent', todo: 'Correct what stopped it, then try again.' },
  answer_unclear: {
    text: 'The answer was lost, so it is unclear whether {{target}} has it',
    todo: 'Check in {{target}}. Until then it is not sent again.',
  },
  not_read_back: { text: '{{target}} accepted it but could not be read since', todo: 'Check in {{target}} to confirm it.' },
  not_reached: { text: 'It did not reach {{target}}', todo: 'Check the internet connection, then try again.' },
  cannot_be_written: {
    text: 'A value cannot be written the way {{target}} wants it',
    todo: 'Simplify the value in the fields named, then try again.',
  },
  type_missing: {
    text: 'The compensation type it belongs to was not made',
    todo: 'Put right what the type’s own row says, then try again.',
  },
  no_answer: {
    text: 'Paybridge ended before {{target}} answered, and no check has shown since whether it arrived',
    todo: 'It can take ten minutes to show. Check in {{target}} after that, or look there yourself. Until that is settled, it is not sent again.',
  },
  unclear_not_shown: {
    text: 'The answer was unclear, and {{target}} does not show whether it arrived',
    todo: 'It can take ten minutes to show. Check in {{target}} after that, or look there yourself. Until that is settled, it is not sent again.',
  },
  open_elsewhere: {
    text: 'Another transfer sent the same, or may have. Nothing was sent here',
    todo: 'Settle it in the other transfer, then prepare it again.',
  },
  pay_not_shown: {
    text: '{{target}} shows no pay of this person’s legal entity, and an amount sent there did not appear. This one was not sent',
    todo: 'In {{target}}, release all legal entities for the credentials, then prepare it again.',
  },
  cannot_be_seen: {
    text: '{{target}} accepted it, but does not show it to Paybridge',
    todo: 'Look in {{target}} whether it is there. It is not sent again.',
  },
  not_readable: {
    text: '{{target}} has what can be read of it, but does not show these fields: they were sent, and nobody can read them back',
    todo: 'Check these fields in {{target}} by hand.',
  },
  seen_by_owner: {
    text: 'You looked in {{target}}: it is there',
    todo: 'There is nothing to do. It is not sent again.',
  },
  not_seen_by_owner: {
    text: 'You looked in {{target}}: it is not there',
    todo: 'The next export offers it again.',
  },
} satisfies Record<ReasonCode, { text: string; todo: string }>

export const steps = {
  create_user: 'Create the person',
  update_user: 'Change the person',
  create_agreement: 'Create the employment agreement',
  update_agreement: 'Change the employment agreement',
  create_employee: 'Create the person',
  update_employee: 'Change the person',
  create_employment: 'Create the employment',
  update_employment: 'Change the employment',
  create_compensation: 'Enter the salary',
  update_compensation: 'Change the salary',
  create_event: 'Enter the day',
  update_event: 'Change the day',
  remove_event: 'Remove the day',
  create_pay_type: 'Create the compensation type',
  create_pay: 'Enter the amount',
} satisfies Record<StepName, string>

export const stepStates = {
  intended: 'noted, perhaps sent',
  sent: 'accepted',
  confirmed: 'confirmed',
  failed: 'failed',
  unknown: 'unclear',
} satisfies Record<StepState, string>

/** The mark of a run. */
export const runMarks = {
  running: 'Under way',
  confirmed: 'All confirmed',
  seen_by_owner_one: '1 seen by you only',
  seen_by_owner_other: '{{count}} seen by you only',
  empty: 'Nothing sent',
  failed_one: '1 failed',
  failed_other: '{{count}} failed',
  unclear_one: '1 unclear',
  unclear_other: '{{count}} unclear',
  not_sent_one: '1 not sent',
  not_sent_other: '{{count}} not sent',
  not_readable_one: '1 not readable',
  not_readable_other: '{{count}} not readable',
  not_proven_one: '1 not reconciled',
  not_proven_other: '{{count}} not reconciled',
  open_one: '1 open',
  open_other: '{{count}} open',
  interrupted: 'Interrupted',
  stopped: 'Stopped',
}

/** A row that only the owner saw in the service. */
export const outcomeSeen = 'Seen by you only'

/** A confirmed row with fields that no read shows. */
export const outcomeNotReadable = 'Sent, not readable'

/** A confirmed row whose amounts differ from the approved ones. */
export const outcomeNotProven = 'Not reconciled'

/** A change of masked or invisible characters, which looks unchanged in a list or report. */
export const masked = {
  last_four: 'the last four digits differ',
  hidden_digits: 'the hidden digits differ',
  looks_alike: 'differs in spaces or letters that look alike',
}

export const exportsByKind = {
  employees: 'Employees → Kleer',
  employee_import: 'Employees → Alexis HR',
  leave: 'Leave → Kleer',
  benefits: 'Benefits → Personio',
} satisfies Record<ExportKind, string>

/** The rights that a connection is tested for, and the box to tick for a missing one. */
export const rights = {
  alexis: {
    log_in: {
      name: 'The token is known',
      missing: 'Have an Owner of Alexis HR make a new token under Settings → Access tokens.',
    },
    read_people: { name: 'Read the employees', missing: 'Make the token as an Owner, and choose the kind Public API.' },
    read_payroll: { name: 'Read pay and employments', missing: 'Make the token as an Owner, and choose the kind Public API.' },
  },
  kleer: {
    log_in: {
      name: 'The token is known',
      missing: 'Log in again as the integration user, or ask Kleer’s support for a new token.',
    },
    read_people: {
      name: 'Read the users',
      missing: 'In Kleer, give the integration user “User permissions: administrate” and the role “Finance manager”.',
    },
    read_payroll: {
      name: 'Read payroll',
      missing: 'In Kleer, give the integration user “Payroll: Administer all the payroll”.',
    },
  },
  personio: {
    log_in: {
      name: 'Client ID and client secret are known',
      missing: 'Create new credentials in Personio. The secret is shown there only once.',
    },
    read_people: {
      name: 'Read the employees',
      missing: 'In the credentials, tick “Employees: read” (in German: Mitarbeitende lesen).',
    },
    read_emails: {
      name: 'See the e-mail addresses',
      missing: 'In the credentials, tick “E-mail” among the readable attributes (lesbare Attribute).',
    },
    read_compensations: {
      name: 'Read compensations',
      missing: 'In the credentials, tick “Compensations: read” (Vergütungen lesen).',
    },
    edit_compensations: {
      name: 'Write compensations',
      missing: 'In the credentials, tick “Compensations: edit” (Vergütungen bearbeiten).',
    },
    see_everybody: {
      name: 'See the pay of everybody',
      missing: 'Release all legal entities for the credentials. Otherwise Paybridge cannot check what arrived for the others.',
    },
  },
} satisfies Record<Exclude<ServiceName, 'list'>, Partial<Record<Right, { name: string; missing: string }>>>

/** The reasons in a saved report why a row needs nothing more. */
export const asideWords = { owner: 'Put aside', in_step: 'Found done later', erased: 'Person erased' }
