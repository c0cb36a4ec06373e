import type { Texts } from '../texts'

/** The effect of each call, for notices about unproven calls. The keys are the names in the connectors' tables of calls. */
export const calls: Texts['calls'] = {
  alexis: {
    leave_transactions: 'läsa frånvaro dag för dag',
    work_weeks: 'läsa arbetsveckor',
    children: 'läsa uppgifter om barn',
    create_employee: 'skapa personer',
    update_employee: 'ändra personer',
    create_employment: 'skapa anställningar',
    update_employment: 'ändra anställningar',
    create_compensation: 'lägga in löner',
    update_compensation: 'ändra löner',
  },
  kleer: {
    companies: 'logga in med e-postadress och lösenord',
    create_user: 'skapa personer',
    update_user: 'ändra personer',
    create_agreement: 'skapa anställningsavtal',
    update_agreement: 'ändra anställningsavtal',
    create_event: 'lägga in frånvarodagar',
    update_event: 'ändra frånvarodagar',
    delete_event: 'ta bort frånvarodagar',
    create_payroll_event: 'lägga in frånvarodagar som lönehändelser',
  },
  personio: {
    create_type: 'skapa ersättningstyper',
    create_compensation: 'lägga in ersättningar',
  },
}
