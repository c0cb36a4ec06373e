import type { FindingCode } from '../../generated/types'
import { benefitFindings } from './benefitFindings'
import { leaveFindings } from './leaveFindings'

/** The text and the remedy of each finding. */
export const findings = {
  missing: { text: '{{field}}: empty in {{source}}, and {{target}} needs it', todo: 'Fill it in in {{source}}.' },
  ssn_malformed: {
    text: 'The personal number has the wrong form',
    todo: 'Correct it in {{source}}: ten or twelve digits.',
  },
  ssn_no_date: {
    text: 'The date in the personal number does not exist',
    todo: 'Correct it in {{source}}.',
  },
  ssn_future: {
    text: 'The date of birth in the personal number is in the future',
    todo: 'Correct it in {{source}}.',
  },
  ssn_birth_number: {
    text: 'The personal number has 000 before its last digit. No authority issues such a number',
    todo: 'Ask the person for the right number and correct it in {{source}}.',
  },
  ssn_interim: {
    text: 'This is an interim number with a letter. Authorities do not know it',
    todo: 'Enter the personal or coordination number in {{source}}.',
  },
  ssn_check_digit: {
    text: 'The personal number is mistyped: its check digit does not fit',
    todo: 'Compare it with an ID card and correct it in {{source}}.',
  },
  email_malformed: { text: 'This cannot be an e-mail address', todo: 'Correct it in {{source}}.' },
  email_chosen_missing: {
    text: 'The kind of e-mail address that you chose to send is empty. The other kind is not sent in its place',
    todo: 'Fill it in in {{source}}, or choose the other kind in the integration’s settings.',
  },
  phone_malformed: { text: 'This cannot be a phone number', todo: 'Correct it in {{source}}.' },
  country_unknown: {
    text: 'The country is neither a country’s name nor its code, so it is left out',
    todo: 'Enter the country in {{source}}, for example Sweden or SE.',
  },
  zip_code_malformed: { text: 'A Swedish postal code has five digits; this one does not', todo: 'Correct it in {{source}}.' },
  tax_table_out_of_range: {
    text: 'The tax table is not one of those in use, {{from}} to {{to}}',
    todo: 'Look it up at the Swedish Tax Agency and correct it in {{source}}.',
  },
  tax_column_out_of_range: {
    text: 'The tax column is not one of 1 to 7',
    todo: 'Correct it in {{source}}. Most employees have column 1.',
  },
  tax_column_rare: { text: 'Tax column 7 is meant for few people', todo: 'Worth a look. It is sent as it is.' },
  clearing_malformed: { text: 'A clearing number has four or five digits; this one does not', todo: 'Correct it in {{source}}.' },
  clearing_unknown: {
    text: 'No bank is known to have this clearing number',
    todo: 'Compare it with the person’s bank details and correct it in {{source}}.',
  },
  clearing_check_digit: {
    text: 'The clearing number is mistyped: its fifth digit does not fit',
    todo: 'Compare it with the person’s bank details and correct it in {{source}}.',
  },
  account_malformed: {
    text: 'The account number has something other than digits, or too few or too many for its bank',
    todo: 'Correct it in {{source}}: without the clearing number.',
  },
  account_check_digit: {
    text: 'The account number does not pass the check of {{bank}}. A few real accounts do not either',
    todo: 'Worth a look: compare it with the person’s bank details.',
  },
  bank_account_incomplete: {
    text: 'Of clearing number and account number only one is there, so neither is sent',
    todo: 'Fill in both in {{source}}.',
  },
  end_before_start: { text: 'The employment ends before it starts', todo: 'Correct the dates in {{source}}.' },
  salary_malformed: {
    text: 'The salary is negative, or finer than {{target}} can hold',
    todo: 'Correct the salary in {{source}}.',
  },
  salary_currency: {
    text: 'The salary is in {{currency}}, which {{target}} cannot hold',
    todo: 'Enter the salary in kronor in {{source}}, or keep it in {{target}} by hand.',
  },
  pay_period_unsupported: {
    text: 'The salary is neither per hour nor per month but “{{period}}”',
    todo: 'Choose per hour or per month in {{source}}. Paybridge does not convert pay.',
  },
  salary_later: {
    text: 'A new salary of {{amount}} takes effect on {{date}}',
    todo: 'The first export on or after that day sends it.',
  },
  salary_unit_unconfirmed: {
    text: 'The salary is left out, because you have not yet said how Kleer counts salaries',
    todo: 'Answer the question about salaries, then prepare again.',
  },
  other_salary_kind: {
    text: '{{target}} also holds a salary of the other kind: {{amount}}',
    todo: 'If it no longer applies, end it in {{target}}.',
  },
  leaver_still_active: {
    text: 'Has left, and is still active in {{target}}',
    todo: 'Make the person inactive in {{target}}, or turn that on in the integration’s settings.',
  },
  only_in_target: {
    text: 'Is in {{target}} only. Nothing is done',
    todo: 'If the person works for you, add them to {{source}}.',
  },
  left_and_not_in_target: { text: 'Has left, and never was in {{target}}. Nothing is done', todo: 'There is nothing to do.' },
  contested_match: {
    text: 'More than one person in {{source}} could be the same one in {{target}}: {{names}}',
    todo: 'Say below which one it is, or put the number or e-mail address right in {{source}}.',
  },
  ambiguous_match: {
    text: 'More than one person in {{target}} could be this one: {{names}}',
    todo: 'Say below who it is. If {{target}} has a double entry, remove it there.',
  },
  link_broken: {
    text: 'The person this one belongs to is no longer in {{target}}',
    todo: 'Look in {{target}} for what became of the person (ID {{id}}).',
  },
  salary_ambiguous: {
    text: 'Two different salaries begin on {{date}}',
    todo: 'Remove the wrong one in {{source}}.',
  },
  email_taken: {
    text: '{{name}} has this e-mail address in {{target}}',
    todo: 'Find out whose it is. If the two are one person, correct the number that is wrong; else give one of them another address.',
  },
  email_shared: { text: 'Several people have this e-mail address: {{names}}', todo: 'Give each their own in {{source}}.' },
  ssn_shared: {
    text: 'Several people have this personal number: {{names}}',
    todo: 'Correct it in {{source}}: a personal number belongs to one person.',
  },
  ssn_differs: {
    text: 'The e-mail address is the same, but {{source}} and {{target}} hold different personal numbers',
    todo: 'Find out whether this is one person. If so, say so below; the number is then corrected.',
  },
  maybe_same: {
    text: 'In {{target}} somebody has the same name and the same first day: {{names}}',
    todo: 'Say below whether it is the same person. Until then nobody is created.',
  },
  same_name: {
    text: 'In {{target}} somebody has the same name: {{names}}',
    todo: 'If it is the same person, link the two before you send. Otherwise there will be two entries.',
  },
  rehired: {
    text: 'Was employed before, under an earlier entry with the same personal number',
    todo: 'The earlier entry is left as it is. This one counts.',
  },
  replaced_by_rehire: {
    text: 'Belongs to an earlier employment. The person has a newer entry, and that one counts',
    todo: 'There is nothing to do.',
  },
  no_agreement: {
    text: 'Has no employment agreement in {{source}} and is not in {{target}}. Nothing is done',
    todo: 'If the person works for you, add the employment agreement in {{source}}.',
  },
  employee_number_shared: {
    text: 'Several people have this employee number: {{names}}',
    todo: 'Give each their own in {{source}}.',
  },
  employee_number_taken: {
    text: '{{name}} has this employee number in {{target}}',
    todo: 'Find out whose it is, and correct it on the side that is wrong.',
  },
  employment_type_unmapped: {
    text: 'The settings do not say which employment type this is in {{target}}, so the employment is left out',
    todo: 'Choose it in the integration’s settings, then prepare again.',
  },
  salary_start_unknown: {
    text: '{{source}} does not say from when the salary holds, so it is not sent',
    todo: 'Enter the first day in {{source}}.',
  },
  salary_history_unknown: {
    text: 'Alexis HR does not tell earlier and later salaries, so only the present one is compared',
    todo: 'Look in Alexis HR whether another salary is planned.',
  },
  two_salary_kinds: {
    text: '{{source}} holds a salary per hour and one per month; {{target}} has room for one, so neither is sent. One of them: {{amount}}',
    todo: 'End the one that no longer applies in {{source}}, or enter the salary in {{target}} by hand.',
  },
  salary_backdated: {
    text: 'The salary holds from {{date}}, before this month. What was paid since is not corrected by it',
    todo: 'Look whether something has to be paid afterwards.',
  },
  salary_behind_target: {
    text: '{{target}} holds a later salary, {{amount}} from {{date}}, and would go on using that one',
    todo: 'Remove the later one in {{target}}, or correct the first day in {{source}}.',
  },
  employment_later: {
    text: 'Comes back on {{date}}. The new employment is not sent before that day, because {{target}} would not show it',
    todo: 'Prepare the import again on that day.',
  },
  unknown_value: { text: 'This version does not know the value “{{value}}”', todo: 'Check it in {{source}}. It is not sent.' },
  inactive_twin: {
    text: 'Several people in {{target}} have this personal number: {{names}}. The active one was taken',
    todo: 'If that is not the right one, unlink the two in the integration’s list of people.',
  },
  street_elsewhere: {
    text: 'Kleer has the address in the other address line, and the line for the street is empty. The address is neither compared nor sent',
    todo: 'If your company keeps the street there, change “The street is in the first address line” in the integration’s settings under “Advanced”.',
  },
  agreement_gap: {
    text: 'The employment agreement from Kleer lacks this field. It is treated as empty',
    todo: 'If you see a value there in Kleer, turn on “Kleer leaves fields out of agreements” in the integration’s settings under “Advanced”.',
  },
  agreement_not_told: {
    text: 'Kleer does not show this field. It is neither compared nor changed',
    todo: 'When it changes, check it in Kleer by hand.',
  },
  not_read_back: {
    text: '{{target}} does not show this field of others. It is sent, and cannot be read back afterwards',
    todo: 'Check it in {{target}} by hand after the transfer.',
  },
  moment_unclear: {
    text: 'The day is given as a point in time that could mean two days: {{value}}',
    todo: 'Enter the day again in Alexis HR.',
  },
  salary_too_fine: {
    text: 'The salary of {{amount}} has öre, and {{target}} states salaries in whole kronor',
    todo: 'Round the salary in {{source}}, or enter it in {{target}} by hand. If {{target}} states öre, correct your answer about salaries under “Connections”.',
  },
  salary_other_period_held: {
    text: '{{target}} already holds pay for another period from {{date}}, by the week for example',
    todo: 'Change that pay in {{target}} by hand. The salary is not sent.',
  },
  target_salary_ambiguous: {
    text: 'Two salaries begin on {{date}} in {{target}}',
    todo: 'Remove the wrong one in {{target}}.',
  },
  cannot_be_held: {
    text: '{{target}} has no way to store this value',
    todo: 'Check the value in {{source}}. It is not sent.',
  },
  user_missing: {
    text: 'The person has no user in {{target}}, so no new employment or salary can be entered',
    todo: 'Invite the person in {{target}}, or enter it there by hand.',
  },
  agreement_created: {
    text: 'Has no employment agreement in {{target}} yet. One is created',
    todo: 'Have a look at it in {{target}} afterwards.',
  },
  end_date_removed: {
    text: 'The employment’s end date is removed in {{target}}',
    todo: 'Right if the employment goes on. Otherwise enter the end date in {{source}}.',
  },
  open_before: {
    text: 'An earlier transfer sent this, and it is not clear whether it arrived in {{target}}',
    todo: 'It is not sent again until that is settled. Everything else can be sent.',
  },
  ...leaveFindings,
  ...benefitFindings,
} satisfies Record<FindingCode, { text: string; todo: string }>
