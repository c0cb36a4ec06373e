import type { Texts } from '../texts'

export const fields: Texts['fields'] = {
  active: 'Aktiv',
  employee_number: 'Anställningsnummer',
  name: 'Namn',
  first_name: 'Förnamn',
  last_name: 'Efternamn',
  email: 'E-post',
  phone: 'Telefon',
  ssn: 'Personnummer',
  street: 'Gatuadress',
  zip_code: 'Postnummer',
  city: 'Ort',
  country: 'Land',
  tax_table: 'Skattetabell',
  tax_column: 'Skattekolumn',
  clearing_number: 'Clearingnummer',
  account_number: 'Kontonummer',
  employment_type: 'Anställningsform',
  employment_start: 'Anställd från',
  employment_end: 'Anställd till',
  hourly_salary: 'Timlön',
  hourly_salary_start: 'Timlön från',
  monthly_salary: 'Månadslön',
  monthly_salary_start: 'Månadslön från',
  leave_activity: 'Aktivitet',
  leave_hours: 'Timmar',
  leave_child: 'Barn',
  leave_comment: 'Kommentar',
}

export const values: Texts['values'] = {
  empty: 'tomt',
  yes: 'ja',
  no: 'nej',
}

export const kinds: Texts['kinds'] = {
  create: 'Ny',
  update: 'Ändrad',
  remove: 'Tas bort',
  blocked: 'Spärrad',
  conflict: 'Att avgöra',
  in_step: 'Stämmer',
}

export const kept: Texts['kept'] = {
  target_leads: '{{target}} leder: lämnas som det är',
  no_way_to_empty: '{{target}} har inget sätt att tömma detta: ta bort det där för hand',
  decided: 'Du har bestämt att behålla det som finns i {{target}}',
}

export const origins: Texts['origins'] = {
  kleer_internal_id: 'från Kleers interna id',
  kleer_foreign_id: 'från Kleers externa id',
  salary_kind: 'enligt löneslaget',
  whole_name: 'delat ur hela namnet',
}

export const severities: Texts['severities'] = { error: 'Skickas inte', warning: 'Värt en titt' }

export const outcomes: Texts['outcomes'] = {
  waiting: 'Inte skickad än',
  sent: 'Skickad, ej bekräftad',
  confirmed: 'Bekräftad',
  failed: 'Misslyckad',
  unknown: 'Oklar',
  skipped: 'Inte skickad',
}

export const reasons: Texts['reasons'] = {
  refused: { text: '{{target}} sa nej', todo: 'Rätta det som nämns och försök igen.' },
  not_as_sent: {
    text: '{{target}} tog emot det men har något annat',
    todo: 'Titta på de här fälten i {{target}}. Förbered sedan en ny granskning.',
  },
  changed_since_review: {
    text: 'Någon ändrade posten i {{target}} efter din granskning',
    todo: 'Förbered en ny granskning och se vad som skulle skrivas över.',
  },
  not_in_target: { text: 'Posten finns inte kvar i {{target}}', todo: 'Förbered en ny granskning.' },
  cancelled: { text: 'Du avbröt innan det skickades', todo: 'Förbered en ny granskning när du vill.' },
  run_stopped: { text: 'Körningen stoppades innan det skickades', todo: 'Åtgärda det som stoppade den och försök igen.' },
  answer_unclear: {
    text: 'Svaret gick förlorat, så det är oklart om {{target}} har det',
    todo: 'Fråga {{target}}. Till dess skickas det inte igen.',
  },
  not_read_back: {
    text: '{{target}} tog emot det men har inte kunnat tillfrågas sedan dess',
    todo: 'Be {{target}} bekräfta det.',
  },
  not_reached: { text: 'Det nådde inte {{target}}', todo: 'Kontrollera internetanslutningen och försök igen.' },
  cannot_be_written: {
    text: 'Ett värde går inte att skriva så som {{target}} vill ha det',
    todo: 'Förenkla värdet i de nämnda fälten och försök igen.',
  },
}

export const steps: Texts['steps'] = {
  create_user: 'Skapa personen',
  update_user: 'Ändra personen',
  create_agreement: 'Skapa anställningsavtalet',
  update_agreement: 'Ändra anställningsavtalet',
  create_employee: 'Skapa personen',
  update_employee: 'Ändra personen',
  create_employment: 'Skapa anställningen',
  update_employment: 'Ändra anställningen',
  create_compensation: 'Lägga in lönen',
  update_compensation: 'Ändra lönen',
  create_event: 'Lägga in dagen',
  update_event: 'Ändra dagen',
  remove_event: 'Ta bort dagen',
}

export const stepStates: Texts['stepStates'] = {
  intended: 'antecknat, kanske skickat',
  sent: 'mottaget',
  confirmed: 'bekräftat',
  failed: 'misslyckat',
  unknown: 'oklart',
}

export const runStates: Texts['runStates'] = {
  running: 'Pågår',
  done: 'Klar',
  cancelled: 'Avbruten av dig',
  stopped: 'Stoppad',
  interrupted: 'Avbruten mitt i',
}

export const exportsByKind: Texts['exportsByKind'] = {
  employees: 'Anställda → Kleer',
  employee_import: 'Anställda → Alexis HR',
  leave: 'Frånvaro → Kleer',
}

export const rights: Texts['rights'] = {
  alexis: {
    log_in: {
      name: 'Åtkomstnyckeln är känd',
      missing: 'Be en Owner i Alexis HR skapa en ny nyckel under Settings → Access tokens.',
    },
    read_people: { name: 'Läsa anställda', missing: 'Skapa nyckeln som Owner och välj typen Public API.' },
    read_payroll: { name: 'Läsa löner och anställningar', missing: 'Skapa nyckeln som Owner och välj typen Public API.' },
  },
  kleer: {
    log_in: {
      name: 'Åtkomstnyckeln är känd',
      missing: 'Logga in igen som integrationsanvändaren, eller be Kleers support om en ny nyckel.',
    },
    read_people: {
      name: 'Läsa användare',
      missing: 'Ge integrationsanvändaren i Kleer ”User permissions: administrate” och rollen ”Finance manager”.',
    },
    read_payroll: {
      name: 'Läsa löneuppgifter',
      missing: 'Ge integrationsanvändaren i Kleer ”Payroll: Administer all the payroll”.',
    },
  },
}
