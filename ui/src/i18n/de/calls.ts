import type { Texts } from '../texts'

/** The effect of each call, for notices about unproven calls. The keys are the names in the connectors' tables of calls. */
export const calls: Texts['calls'] = {
  alexis: {
    leave_transactions: 'Abwesenheit Tag für Tag lesen',
    work_weeks: 'Arbeitswochen lesen',
    children: 'Angaben zu Kindern lesen',
    create_employee: 'Personen anlegen',
    update_employee: 'Personen ändern',
    create_employment: 'Beschäftigungen anlegen',
    update_employment: 'Beschäftigungen ändern',
    create_compensation: 'Gehälter eintragen',
    update_compensation: 'Gehälter ändern',
  },
  kleer: {
    companies: 'mit E-Mail-Adresse und Passwort anmelden',
    create_user: 'Personen anlegen',
    update_user: 'Personen ändern',
    create_agreement: 'Anstellungsverträge anlegen',
    update_agreement: 'Anstellungsverträge ändern',
    create_event: 'Abwesenheitstage eintragen',
    update_event: 'Abwesenheitstage ändern',
    delete_event: 'Abwesenheitstage entfernen',
    create_payroll_event: 'Abwesenheitstage als Lohnereignisse eintragen',
  },
  personio: {
    create_type: 'Vergütungsarten anlegen',
    create_compensation: 'Vergütungen eintragen',
  },
}
