/** Findings about benefits, each with its remedy. */
export const benefitFindings = {
  benefit_unmapped: {
    text: 'You have not yet said what becomes of “{{benefit}}” in {{target}}',
    todo: 'Choose it above, then compare again.',
  },
  benefit_not_sent: {
    text: 'You said that “{{benefit}}” is not sent',
    todo: 'If that has changed, choose anew above.',
  },
  benefit_half: {
    text: 'Another part of “{{benefit}}” is not sent',
    todo: 'Settle the other part first. If you tick this one all the same, only a part of the amount goes out.',
  },
  benefit_rule_broken: {
    text: 'The parts of “{{benefit}}” do not add up to its amount',
    todo: 'Correct the split above, then compare again.',
  },
  benefit_person_unnamed: {
    text: 'The list has neither an e-mail address nor a personnel number of this person',
    todo: 'Enter the e-mail address that stands in {{target}}, then compare again.',
  },
  benefit_person_unknown: {
    text: 'Nobody in {{target}} has the e-mail address {{email}}',
    todo: 'Correct the address in the list, or add the person in {{target}}. Then compare again.',
  },
  benefit_number_unknown: {
    text: 'Nobody in {{target}} has the personnel number {{number}}, and the list has no e-mail address',
    todo: 'Enter the e-mail address that stands in {{target}}, then compare again.',
  },
  benefit_person_ambiguous: {
    text: 'Several people in {{target}} have this address or number: {{names}}',
    todo: 'Put that right in {{target}}, then compare again.',
  },
  benefit_person_contradicts: {
    text: 'The address {{email}} and the number {{number}} belong to two different people in {{target}}',
    todo: 'Correct whichever is wrong in the list, then compare again.',
  },
  benefit_number_nobodys: {
    text: 'Nobody in {{target}} has the personnel number {{number}}. The person was found by the address {{email}} alone',
    todo: 'Make sure that it is the right person, then put the number right in the list or in {{target}}.',
  },
  benefit_emails_hidden: {
    text: '{{target}} does not show the e-mail addresses to Paybridge, so nobody can be found',
    todo: 'In {{target}}, tick “E-mail” among the readable attributes of the credentials. Then compare again.',
  },
  benefit_person_twice: {
    text: 'Two people of the list are the same person in {{target}}: {{names}}',
    todo: 'Remove one of them from the list, or correct its address. Then compare again.',
  },
  benefit_person_inactive: {
    text: 'The person is inactive in {{target}}',
    todo: 'Tick it only if this person is still to be paid.',
  },
  benefit_zero: { text: '“{{benefit}}” is zero, so there is nothing to send', todo: 'There is nothing to do.' },
  benefit_negative: {
    text: '{{amount}} is negative, and nobody has yet seen {{target}} take a negative amount',
    todo: 'Enter it by hand in {{target}}, or allow negative amounts in the settings.',
  },
  benefit_not_cents: {
    text: '{{amount}} for “{{benefit}}” holds parts of a cent',
    todo: 'Round the amount in the list, then compare again.',
  },
  benefit_currency: {
    text: '“{{benefit}}” is in {{currency}}, which is not the currency of this integration',
    todo: 'Correct the amount, or the currency in the settings. Then compare again.',
  },
  benefit_type_gone: {
    text: '{{target}} no longer has the compensation type “{{type}}” that you chose',
    todo: 'Choose another one above, then compare again.',
  },
  benefit_type_forbidden: {
    text: '“{{type}}” is for salaries: sending to it could overwrite a salary',
    todo: 'Choose another type above, then compare again.',
  },
  benefit_type_mismatch: {
    text: '“{{type}}” is paid in another way (once, or again and again) than you chose',
    todo: 'Choose the other way of paying or another type above, then compare again.',
  },
  benefit_type_changed: {
    text: '“{{type}}” is now {{now}} in {{target}}; it was {{was}} when you chose it',
    todo: 'Choose above how it is to be sent now, then compare again.',
  },
  benefit_type_name_taken: {
    text: '{{target}} has a type “{{type}}” already, for the other way of paying',
    todo: 'Give the new type another name above, then compare again.',
  },
  benefit_type_twice: {
    text: '{{target}} has several types “{{type}}”, and only one of them is compared',
    todo: 'Look in {{target}} whether this is paid by the other one too, and remove the type that is too many.',
  },
  benefit_intervals_differ: {
    text: 'Two benefits go to “{{type}}”, but not equally often',
    todo: 'Choose the same interval for both, or two types. Then compare again.',
  },
  benefit_differs: {
    text: '{{target}} holds {{held}} and the list says {{wanted}}',
    todo: '{{target}} lets no program change an entry: put it right there by hand, as described below.',
  },
  benefit_same_by_hand: {
    text: '{{target}} holds this amount already, entered by somebody else. Nothing is sent',
    todo: 'There is nothing to do.',
  },
  benefit_others_there: {
    text: '{{target}} holds {{held}} of this type already, entered by somebody else',
    todo: 'Tick it only if this amount is to be paid on top.',
  },
  benefit_others_beside: {
    text: '{{target}} holds {{held}} of this type for the month, and the list has {{wanted}}. Other entries stand beside the listed amount',
    todo: 'See below what is there. If an entry is too much, delete it in {{target}} by hand: no program can. Then compare again.',
  },
  benefit_removed_in_target: {
    text: 'Was sent before, and somebody has since removed it in {{target}} or set it to zero',
    todo: 'Ask who did so and why. Tick it only if it is to be paid after all.',
  },
  benefit_unclear_before: {
    text: 'Was tried before, the answer was lost, and {{target}} does not show it',
    todo: 'Look in {{target}} whether it is there. Tick it only if it is not.',
  },
  benefit_no_longer_listed: {
    text: '{{target}} holds {{held}} from an earlier transfer, and the list no longer has it',
    todo: 'If it is not to be paid, remove it in {{target}} by hand, as described below.',
  },
  benefit_goes_on: {
    text: '{{target}} goes on paying {{held}}, and the list no longer has it',
    todo: 'End it in {{target}} by hand, as described below.',
  },
  benefit_recurs: {
    text: '{{target}} goes on paying this until somebody ends it there',
    todo: 'Send it only if the amount stays the same. Otherwise choose one-time.',
  },
  benefit_unseen: {
    text: '{{target}} shows no pay at all of this person, so what is sent may not be seen again',
    todo: 'Check whether the credentials are limited to one legal entity.',
  },
  benefit_outside: {
    text: '{{target}} shows nobody’s pay of this person’s legal entity, so what is sent could not be checked. It waits',
    todo: 'In {{target}}, release all legal entities for the credentials, then compare again. Select it only if you can check it there yourself.',
  },
  benefit_type_open: {
    text: 'An earlier transfer was to create “{{type}}”, and it is not clear whether it did',
    todo: 'Look in {{target}} and answer the question here. Until then it is not sent.',
  },
  benefit_equal_rows: {
    text: 'Counted {{times}} times: rows {{rows}} of the imported file are identical, and you chose to count every row',
    todo: 'Check that each of them is intended. If not, import the file again and count equal rows only once.',
  },
  benefit_over_month: {
    text: '{{sum}} is more than the {{most}} a month that the law allows',
    todo: 'Ask your tax adviser. It is sent as it is. Source of the limit: {{source}}.',
  },
  benefit_over_year: {
    text: '{{sum}} this year is more than the {{most}} a year that the law allows',
    todo: 'Ask your tax adviser. It is sent as it is. Source of the limit: {{source}}.',
  },
}
