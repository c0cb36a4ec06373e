/** Findings about leave, each with its remedy. */
export const leaveFindings = {
  leave_person_not_linked: {
    text: 'It is not known who this person is in {{target}}, so no day is sent',
    todo: 'Run the employee export first, or say under Links who it is.',
  },
  leave_no_agreement: {
    text: 'This person has no employment agreement in {{target}}, and absence needs one there',
    todo: 'Run the employee export first: it creates the agreement.',
  },
  leave_type_unmapped: {
    text: 'You have not yet said what becomes of “{{type}}” in {{target}}',
    todo: 'Choose it above, then compare again.',
  },
  leave_type_not_sent: {
    text: 'You said that “{{type}}” is not sent',
    todo: 'If that has changed, choose anew in the integration’s settings.',
  },
  leave_activity_gone: {
    text: '{{target}} no longer has the activity “{{activity}}” that you chose',
    todo: 'Choose another one above, then compare again.',
  },
  leave_kind_unknown: {
    text: 'Days are to be written by their kind, and no kind in {{target}} fits the activity “{{activity}}”',
    todo: 'Choose another activity above, or turn off “payroll events” in the settings of leave.',
  },
  leave_child_missing: {
    text: '{{target}} wants to know which child “{{activity}}” is for, and the leave names none',
    todo: 'Add the child to the leave in {{source}}, then compare again.',
  },
  leave_child_unknown: {
    text: 'The leave is for a child that {{source}} does not name',
    todo: 'Look at the children of this person in {{source}}, then compare again.',
  },
  leave_child_not_in_kleer: {
    text: '{{target}} does not know “{{child}}” as a child of this person. Known there: {{known}}',
    todo: 'Enter the child in {{target}} under the same name, or correct the name in {{source}}. Then compare again.',
  },
  leave_hours_missing: {
    text: '{{source}} does not say for how many hours',
    todo: 'Look at the leave in {{source}} and enter the hours, then compare again.',
  },
  leave_hours_impossible: {
    text: '{{hours}} cannot be the absence of one day',
    todo: 'Correct the leave in {{source}}, then compare again.',
  },
  leave_graded_unasked: {
    text: '{{source}} says {{hours}} and {{extent}} %, which can mean two things',
    todo: 'Answer the question above, then compare again.',
  },
  leave_not_a_working_day: {
    text: 'Not a working day of this person in {{source}}, so it is not sent',
    todo: 'If the person works that day, correct the working week in {{source}}.',
  },
  leave_working_day_unknown: {
    text: 'Neither {{source}} nor {{target}} says whether this is a working day',
    todo: 'Give the person a working week in {{source}}, then compare again.',
  },
  leave_free_in_kleer: {
    text: 'A working day in {{source}}, but a free day in {{target}}: a public holiday, for example',
    todo: 'Tick it only if the person would have worked that day.',
  },
  leave_worked_in_kleer: {
    text: 'A free day in {{source}}, but {{target}} has {{hours}} of work for it. It is not sent',
    todo: 'If the person works that day, correct the working week in {{source}}.',
  },
  leave_beyond_schedule: {
    text: '{{hours}} of leave, but by {{target}} the person works {{schedule}} that day',
    todo: 'Look which is right. It is sent as it is.',
  },
  leave_other_record: {
    text: '{{target}} holds something for this day already, entered by somebody else: {{hours}}, {{activity}}',
    todo: 'Look at the day in {{target}}. Tick it only if both are right; otherwise the day is deducted twice.',
  },
  leave_same_by_hand: {
    text: '{{target}} holds the same already, entered by somebody else. Nothing is sent',
    todo: 'There is nothing to do.',
  },
  leave_removed_in_kleer: {
    text: 'Was sent before, and somebody has since removed it in {{target}}',
    todo: 'Ask who removed it and why. Tick it only if it is to be sent again.',
  },
  leave_changed_in_kleer: {
    text: 'Was sent before, and somebody has changed it in {{target}} since',
    todo: 'Compare both values. Tick it only if what {{source}} says is right.',
  },
  leave_several_records: {
    text: '{{target}} holds this day of leave more than once',
    todo: 'Remove all but one in {{target}}, then compare again.',
  },
  leave_day_locked: {
    text: 'The day is locked in {{target}}, so nothing can be sent for it',
    todo: 'Put it right by hand in {{target}}. It stands in the list of days to put right until it is done.',
  },
  leave_period_closed: {
    text: 'You closed the period that this day lies in, so nothing is sent for it',
    todo: 'Leave it as a late change for a later export, or open the period again.',
  },
  leave_without_days: {
    text: 'Approved in {{source}}, but without a single day of absence',
    todo: 'Look at the leave in {{source}}: perhaps it lies on free days only.',
  },
  leave_pending: {
    text: 'Waits for approval in {{source}}, so it is not sent',
    todo: 'Approve or decline it in {{source}}, then compare again.',
  },
  leave_withdrawn: {
    text: 'Was sent, and {{source}} no longer has it: the leave was shortened, moved or withdrawn',
    todo: 'If you send it, the day is removed in {{target}}.',
  },
}
