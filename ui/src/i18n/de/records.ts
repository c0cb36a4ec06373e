import type { Texts } from '../texts'

export const fields: Texts['fields'] = {
  active: 'Aktiv',
  employee_number: 'Personalnummer',
  name: 'Name',
  first_name: 'Vorname',
  last_name: 'Nachname',
  email: 'E-Mail',
  phone: 'Telefon',
  ssn: 'Personennummer',
  street: 'Straße',
  zip_code: 'Postleitzahl',
  city: 'Ort',
  country: 'Land',
  tax_table: 'Steuertabelle',
  tax_column: 'Steuerspalte',
  clearing_number: 'Clearingnummer',
  account_number: 'Kontonummer',
  employment_type: 'Art der Beschäftigung',
  employment_start: 'Beschäftigt ab',
  employment_end: 'Beschäftigt bis',
  hourly_salary: 'Stundenlohn',
  hourly_salary_start: 'Stundenlohn ab',
  monthly_salary: 'Monatsgehalt',
  monthly_salary_start: 'Monatsgehalt ab',
  leave_activity: 'Tätigkeit',
  leave_hours: 'Stunden',
  leave_child: 'Kind',
  leave_comment: 'Kommentar',
  pay_type: 'Vergütungsart',
  pay_category: 'Zahlweise',
  pay_amount: 'Betrag',
  pay_interval: 'Wie oft',
  pay_from: 'Abrechnungsmonat ab',
}

export const values: Texts['values'] = {
  empty: 'leer',
  yes: 'ja',
  no: 'nein',
}

export const kinds: Texts['kinds'] = {
  create: 'Neu',
  update: 'Geändert',
  remove: 'Entfällt',
  blocked: 'Gesperrt',
  conflict: 'Zu entscheiden',
  in_step: 'Stimmt überein',
}

export const kept: Texts['kept'] = {
  target_leads: '{{target}} führt: bleibt, wie es ist',
  no_way_to_empty: '{{target}} bietet keinen Weg, das zu leeren: Bitte entfernen Sie es dort von Hand',
  cannot_be_held: '{{target}} kann diesen Wert nicht speichern: bleibt, wie es ist',
  decided: 'Sie haben entschieden, dass der Wert in {{target}} bleibt',
}

export const origins: Texts['origins'] = {
  kleer_internal_id: 'aus Kleers interner ID',
  kleer_foreign_id: 'aus Kleers fremder ID',
  salary_kind: 'nach der Art des Gehalts',
  whole_name: 'aus dem ganzen Namen geteilt',
}

export const severities: Texts['severities'] = { error: 'Wird nicht gesendet', warning: 'Zur Durchsicht' }

export const outcomes: Texts['outcomes'] = {
  waiting: 'Noch nicht gesendet',
  sent: 'Gesendet, unbestätigt',
  confirmed: 'Bestätigt',
  failed: 'Fehlgeschlagen',
  unknown: 'Unklar',
  skipped: 'Nicht gesendet',
}

export const reasons: Texts['reasons'] = {
  refused: { text: '{{target}} hat Nein gesagt', todo: 'Berichtigen Sie das Genannte und versuchen Sie es dann erneut.' },
  not_as_sent: {
    text: '{{target}} hat es angenommen, zeigt aber etwas anderes',
    todo: 'Sehen Sie sich diese Felder in {{target}} an. Bereiten Sie dann eine neue Prüfung vor.',
  },
  changed_since_review: {
    text: 'Jemand hat den Eintrag nach Ihrer Prüfung in {{target}} geändert',
    todo: 'Bereiten Sie eine neue Prüfung vor, um zu sehen, was überschrieben würde.',
  },
  not_in_target: { text: 'Der Eintrag ist nicht mehr in {{target}}', todo: 'Bereiten Sie eine neue Prüfung vor.' },
  cancelled: {
    text: 'Sie haben abgebrochen, bevor es gesendet wurde',
    todo: 'Bereiten Sie eine neue Prüfung vor, wann Sie möchten.',
  },
  given_up: {
    text: 'Es wurde aufgegeben, als Sie nur geprüft haben, was in {{target}} steht',
    todo: 'Bereiten Sie eine neue Prüfung vor, wann Sie möchten.',
  },
  partly_sent: {
    text: 'Die Übertragung endete, als erst ein Teil davon gesendet war',
    todo: 'Bereiten Sie es erneut vor: Gesendet wird nur, was fehlt.',
  },
  answered_with_error: {
    text: '{{target}} hat mit einem Fehler geantwortet, und es steht dort nicht',
    todo: 'Versuchen Sie es später erneut. Bleibt es dabei, senden Sie uns die Einzelheiten der Übertragung.',
  },
  run_stopped: {
    text: 'Ein Fehler hat die Übertragung beendet, bevor es gesendet wurde',
    todo: 'Beheben Sie, was sie gestoppt hat, und versuchen Sie es dann erneut.',
  },
  answer_unclear: {
    text: 'Die Antwort ging verloren. Es ist unklar, ob es in {{target}} angekommen ist',
    todo: 'Prüfen Sie in {{target}} nach. Bis dahin wird es nicht noch einmal gesendet.',
  },
  not_read_back: {
    text: '{{target}} hat es angenommen, konnte aber seither nicht gelesen werden',
    todo: 'Prüfen Sie in {{target}} nach, um es zu bestätigen.',
  },
  not_reached: {
    text: 'Es hat {{target}} nicht erreicht',
    todo: 'Prüfen Sie die Internetverbindung und versuchen Sie es dann erneut.',
  },
  cannot_be_written: {
    text: 'Ein Wert lässt sich nicht so schreiben, wie {{target}} ihn verlangt',
    todo: 'Vereinfachen Sie den Wert in den genannten Feldern und versuchen Sie es dann erneut.',
  },
  type_missing: {
    text: 'Die Vergütungsart dazu wurde nicht angelegt',
    todo: 'Beheben Sie, was in der Zeile der Vergütungsart steht, und versuchen Sie es dann erneut.',
  },
  no_answer: {
    text: 'Paybridge endete, bevor {{target}} geantwortet hat, und keine Prüfung hat seither gezeigt, ob es angekommen ist',
    todo: 'Es kann zehn Minuten dauern, bis es zu sehen ist. Prüfen Sie danach in {{target}} nach, oder sehen Sie selbst dort nach. Bis das geklärt ist, wird es nicht noch einmal gesendet.',
  },
  unclear_not_shown: {
    text: 'Die Antwort war unklar, und {{target}} zeigt nicht, ob es angekommen ist',
    todo: 'Es kann zehn Minuten dauern, bis es zu sehen ist. Prüfen Sie danach in {{target}} nach, oder sehen Sie selbst dort nach. Bis das geklärt ist, wird es nicht noch einmal gesendet.',
  },
  open_elsewhere: {
    text: 'Eine andere Übertragung hat dasselbe gesendet oder vielleicht gesendet. Hier wurde nichts gesendet',
    todo: 'Klären Sie es in der anderen Übertragung und bereiten Sie es dann erneut vor.',
  },
  pay_not_shown: {
    text: '{{target}} zeigt keine Vergütung der rechtlichen Einheit dieser Person, und ein dorthin gesendeter Betrag erschien nicht. Dieser wurde nicht gesendet',
    todo: 'Geben Sie in {{target}} alle rechtlichen Einheiten für die Zugangsdaten frei und bereiten Sie es dann erneut vor.',
  },
  cannot_be_seen: {
    text: '{{target}} hat es angenommen, zeigt es Paybridge aber nicht',
    todo: 'Sehen Sie in {{target}} nach, ob es da ist. Es wird nicht noch einmal gesendet.',
  },
  not_readable: {
    text: '{{target}} enthält, was sich lesen lässt, zeigt aber diese Felder nicht: Sie wurden gesendet und lassen sich nicht zurücklesen',
    todo: 'Prüfen Sie diese Felder in {{target}} von Hand.',
  },
  seen_by_owner: {
    text: 'Sie haben in {{target}} nachgesehen: Es ist da',
    todo: 'Es ist nichts zu tun. Es wird nicht noch einmal gesendet.',
  },
  not_seen_by_owner: {
    text: 'Sie haben in {{target}} nachgesehen: Es ist nicht da',
    todo: 'Der nächste Export bietet es wieder an.',
  },
}

export const steps: Texts['steps'] = {
  create_user: 'Person anlegen',
  update_user: 'Person ändern',
  create_agreement: 'Anstellungsvertrag anlegen',
  update_agreement: 'Anstellungsvertrag ändern',
  create_employee: 'Person anlegen',
  update_employee: 'Person ändern',
  create_employment: 'Beschäftigung anlegen',
  update_employment: 'Beschäftigung ändern',
  create_compensation: 'Gehalt eintragen',
  update_compensation: 'Gehalt ändern',
  create_event: 'Tag eintragen',
  update_event: 'Tag ändern',
  remove_event: 'Tag entfernen',
  create_pay_type: 'Vergütungsart anlegen',
  create_pay: 'Betrag eintragen',
}

export const stepStates: Texts['stepStates'] = {
  intended: 'vermerkt, vielleicht gesendet',
  sent: 'angenommen',
  confirmed: 'bestätigt',
  failed: 'fehlgeschlagen',
  unknown: 'unklar',
}

/** The mark of a run. */
export const runMarks: Texts['runMarks'] = {
  running: 'Im Gange',
  confirmed: 'Alles bestätigt',
  seen_by_owner_one: '1 nur von Ihnen gesehen',
  seen_by_owner_other: '{{count}} nur von Ihnen gesehen',
  empty: 'Nichts gesendet',
  failed_one: '1 fehlgeschlagen',
  failed_other: '{{count}} fehlgeschlagen',
  unclear_one: '1 unklar',
  unclear_other: '{{count}} unklar',
  not_sent_one: '1 nicht gesendet',
  not_sent_other: '{{count}} nicht gesendet',
  not_readable_one: '1 nicht lesbar',
  not_readable_other: '{{count}} nicht lesbar',
  not_proven_one: '1 nicht nachgewiesen',
  not_proven_other: '{{count}} nicht nachgewiesen',
  open_one: '1 offen',
  open_other: '{{count}} offen',
  interrupted: 'Unterbrochen',
  stopped: 'Gestoppt',
}

export const outcomeSeen: Texts['outcomeSeen'] = 'Nur von Ihnen gesehen'

export const outcomeNotReadable: Texts['outcomeNotReadable'] = 'Gesendet, nicht lesbar'

export const outcomeNotProven: Texts['outcomeNotProven'] = 'Nicht nachgewiesen'

export const masked: Texts['masked'] = {
  last_four: 'die letzten vier Ziffern unterscheiden sich',
  hidden_digits: 'die verdeckten Ziffern unterscheiden sich',
  looks_alike: 'unterscheidet sich in Leerzeichen oder gleich aussehenden Zeichen',
}

export const exportsByKind: Texts['exportsByKind'] = {
  employees: 'Beschäftigte → Kleer',
  employee_import: 'Beschäftigte → Alexis HR',
  leave: 'Abwesenheit → Kleer',
  benefits: 'Benefits → Personio',
}

export const rights: Texts['rights'] = {
  alexis: {
    log_in: {
      name: 'Das Token ist bekannt',
      missing: 'Lassen Sie von einem Owner in Alexis HR unter Settings → Access tokens ein neues Token erstellen.',
    },
    read_people: {
      name: 'Beschäftigte lesen',
      missing: 'Erstellen Sie das Token als Owner und wählen Sie die Art Public API.',
    },
    read_payroll: {
      name: 'Gehälter und Beschäftigungen lesen',
      missing: 'Erstellen Sie das Token als Owner und wählen Sie die Art Public API.',
    },
  },
  kleer: {
    log_in: {
      name: 'Das Token ist bekannt',
      missing: 'Melden Sie sich erneut als Integrationsbenutzer an oder erbitten Sie vom Kleer-Support ein neues Token.',
    },
    read_people: {
      name: 'Benutzer lesen',
      missing: 'Geben Sie dem Integrationsbenutzer in Kleer „User permissions: administrate“ und die Rolle „Finance manager“.',
    },
    read_payroll: {
      name: 'Lohndaten lesen',
      missing: 'Geben Sie dem Integrationsbenutzer in Kleer „Payroll: Administer all the payroll“.',
    },
  },
  personio: {
    log_in: {
      name: 'Client-ID und Client-Secret sind bekannt',
      missing: 'Erstellen Sie in Personio neue Zugangsdaten. Das Secret wird dort nur einmal angezeigt.',
    },
    read_people: {
      name: 'Mitarbeitende lesen',
      missing: 'Kreuzen Sie bei den Zugangsdaten „Mitarbeitende: lesen“ an (englisch: Employees: read).',
    },
    read_emails: {
      name: 'E-Mail-Adressen sehen',
      missing: 'Kreuzen Sie bei den lesbaren Attributen der Zugangsdaten „E-Mail“ an.',
    },
    read_compensations: {
      name: 'Vergütungen lesen',
      missing: 'Kreuzen Sie bei den Zugangsdaten „Vergütungen: lesen“ an (englisch: Compensations: read).',
    },
    edit_compensations: {
      name: 'Vergütungen schreiben',
      missing: 'Kreuzen Sie bei den Zugangsdaten „Vergütungen: bearbeiten“ an (englisch: Compensations: edit).',
    },
    see_everybody: {
      name: 'Vergütungen aller sehen',
      missing:
        'Geben Sie alle rechtlichen Einheiten für die Zugangsdaten frei. Sonst kann Paybridge bei den anderen nicht prüfen, was ankam.',
    },
  },
}

export const asideWords: Texts['asideWords'] = {
  owner: 'Zur Seite gelegt',
  in_step: 'Später als erledigt gefunden',
  erased: 'Person gelöscht',
}
