import type { leaveFindings as english } from '../en/leaveFindings'
import type { Texts } from '../texts'

export const leaveFindings: Pick<Texts['findings'], keyof typeof english> = {
  leave_person_not_linked: {
    text: 'Es ist nicht bekannt, wer diese Person in {{target}} ist. Es wird daher kein Tag gesendet',
    todo: 'Führen Sie zuerst den Export der Beschäftigten aus oder sagen Sie unter „Verknüpfungen“, wer es ist.',
  },
  leave_no_agreement: {
    text: 'Diese Person hat in {{target}} keinen Anstellungsvertrag, und Abwesenheit braucht dort einen',
    todo: 'Führen Sie zuerst den Export der Beschäftigten aus: Er legt den Vertrag an.',
  },
  leave_type_unmapped: {
    text: 'Sie haben noch nicht gesagt, was aus „{{type}}“ in {{target}} wird',
    todo: 'Wählen Sie es oben und vergleichen Sie dann erneut.',
  },
  leave_type_not_sent: {
    text: 'Sie haben gesagt, dass „{{type}}“ nicht gesendet wird',
    todo: 'Hat sich das geändert, wählen Sie in den Einstellungen der Integration neu.',
  },
  leave_activity_gone: {
    text: 'Die von Ihnen gewählte Tätigkeit „{{activity}}“ gibt es in {{target}} nicht mehr',
    todo: 'Wählen Sie oben eine andere und vergleichen Sie dann erneut.',
  },
  leave_kind_unknown: {
    text: 'Tage sollen nach ihrer Art geschrieben werden, aber keine Art in {{target}} passt zur Tätigkeit „{{activity}}“',
    todo: 'Wählen Sie oben eine andere Tätigkeit oder schalten Sie „Lohnereignisse“ in den Einstellungen zu Abwesenheiten aus.',
  },
  leave_child_missing: {
    text: '{{target}} verlangt für „{{activity}}“ ein Kind, und die Abwesenheit nennt keines',
    todo: 'Ergänzen Sie das Kind in {{source}} und vergleichen Sie dann erneut.',
  },
  leave_child_unknown: {
    text: 'Die Abwesenheit gilt einem Kind, das {{source}} nicht nennt',
    todo: 'Sehen Sie sich die Kinder der Person in {{source}} an und vergleichen Sie dann erneut.',
  },
  leave_child_not_in_kleer: {
    text: '{{target}} kennt „{{child}}“ nicht als Kind dieser Person. Dort bekannt: {{known}}',
    todo: 'Tragen Sie das Kind in {{target}} unter demselben Namen ein oder berichtigen Sie den Namen in {{source}}. Vergleichen Sie dann erneut.',
  },
  leave_hours_missing: {
    text: '{{source}} sagt nicht, um wie viele Stunden es geht',
    todo: 'Tragen Sie die Stunden in {{source}} ein und vergleichen Sie dann erneut.',
  },
  leave_hours_impossible: {
    text: '{{hours}} können nicht die Abwesenheit eines Tages sein',
    todo: 'Berichtigen Sie die Abwesenheit in {{source}} und vergleichen Sie dann erneut.',
  },
  leave_graded_unasked: {
    text: '{{source}} sagt {{hours}} und {{extent}} %. Das kann zweierlei bedeuten',
    todo: 'Beantworten Sie die Frage oben und vergleichen Sie dann erneut.',
  },
  leave_not_a_working_day: {
    text: 'In {{source}} kein Arbeitstag dieser Person. Er wird daher nicht gesendet',
    todo: 'Arbeitet die Person an dem Tag, berichtigen Sie die Arbeitswoche in {{source}}.',
  },
  leave_working_day_unknown: {
    text: 'Weder {{source}} noch {{target}} sagt, ob das ein Arbeitstag ist',
    todo: 'Geben Sie der Person in {{source}} eine Arbeitswoche und vergleichen Sie dann erneut.',
  },
  leave_free_in_kleer: {
    text: 'In {{source}} ein Arbeitstag, in {{target}} aber frei, zum Beispiel ein Feiertag',
    todo: 'Haken Sie ihn nur an, wenn die Person an dem Tag gearbeitet hätte.',
  },
  leave_worked_in_kleer: {
    text: 'In {{source}} frei, in {{target}} aber mit {{hours}} Arbeit. Der Tag wird nicht gesendet',
    todo: 'Arbeitet die Person an dem Tag, berichtigen Sie die Arbeitswoche in {{source}}.',
  },
  leave_beyond_schedule: {
    text: '{{hours}} Abwesenheit, aber laut {{target}} arbeitet die Person an dem Tag {{schedule}}',
    todo: 'Sehen Sie nach, was stimmt. Der Tag wird so gesendet.',
  },
  leave_other_record: {
    text: 'In {{target}} steht an diesem Tag schon etwas, das jemand anders eingetragen hat: {{hours}}, {{activity}}',
    todo: 'Sehen Sie sich den Tag in {{target}} an. Haken Sie ihn nur an, wenn beides stimmt; sonst wird der Tag doppelt abgezogen.',
  },
  leave_same_by_hand: {
    text: 'In {{target}} steht schon dasselbe, von jemand anders eingetragen. Es wird nichts gesendet',
    todo: 'Es gibt nichts zu tun.',
  },
  leave_removed_in_kleer: {
    text: 'Wurde schon gesendet, und jemand hat es danach in {{target}} entfernt',
    todo: 'Fragen Sie, wer es warum entfernt hat. Haken Sie es nur an, wenn es noch einmal gesendet werden soll.',
  },
  leave_changed_in_kleer: {
    text: 'Wurde schon gesendet, und jemand hat es seither in {{target}} geändert',
    todo: 'Vergleichen Sie beide Werte. Haken Sie es nur an, wenn {{source}} recht hat.',
  },
  leave_several_records: {
    text: '{{target}} hat diesen Tag mehr als einmal',
    todo: 'Entfernen Sie in {{target}} alle bis auf einen und vergleichen Sie dann erneut.',
  },
  leave_day_locked: {
    text: 'Der Tag ist in {{target}} gesperrt. Für ihn kann nichts gesendet werden',
    todo: 'Berichtigen Sie ihn in {{target}} von Hand. Bis dahin steht er in der Liste der Tage, die zu berichtigen sind.',
  },
  leave_period_closed: {
    text: 'Sie haben den Zeitraum dieses Tages abgeschlossen. Für ihn wird nichts gesendet',
    todo: 'Lassen Sie ihn als späte Änderung für einen späteren Export liegen oder öffnen Sie den Zeitraum wieder.',
  },
  leave_without_days: {
    text: 'In {{source}} genehmigt, aber ohne einen einzigen Tag',
    todo: 'Sehen Sie in {{source}} nach: Vielleicht liegt die Abwesenheit nur auf freien Tagen.',
  },
  leave_pending: {
    text: 'Ist in {{source}} noch nicht genehmigt und wird daher nicht gesendet',
    todo: 'Genehmigen Sie sie in {{source}} oder lehnen Sie sie ab und vergleichen Sie dann erneut.',
  },
  leave_withdrawn: {
    text: 'Wurde gesendet und steht nicht mehr in {{source}}: Die Abwesenheit wurde verkürzt, verschoben oder zurückgezogen',
    todo: 'Wenn Sie senden, wird der Tag in {{target}} entfernt.',
  },
}
