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
  pay_type: 'Ersättningstyp',
  pay_category: 'Betalas',
  pay_amount: 'Belopp',
  pay_interval: 'Hur ofta',
  pay_from: 'Lönemånad från',
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
  cannot_be_held: '{{target}} kan inte lagra värdet: lämnas som det är',
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
  given_up: { text: 'Det gavs upp när du bara kontrollerade vad {{target}} har', todo: 'Förbered en ny granskning när du vill.' },
  partly_sent: {
    text: 'Överföringen avslutades när bara en del hade skickats',
    todo: 'Förbered det igen: bara det som saknas skickas.',
  },
  answered_with_error: {
    text: '{{target}} svarade med ett fel och har det inte',
    todo: 'Försök igen senare. Om det inte hjälper, skicka överföringens uppgifter till oss.',
  },
  run_stopped: {
    text: 'Ett fel avslutade överföringen innan det skickades',
    todo: 'Åtgärda det som stoppade den och försök igen.',
  },
  answer_unclear: {
    text: 'Svaret gick förlorat, så det är oklart om {{target}} har det',
    todo: 'Kontrollera i {{target}}. Till dess skickas det inte igen.',
  },
  not_read_back: {
    text: '{{target}} tog emot det men har inte kunnat läsas sedan dess',
    todo: 'Kontrollera i {{target}} för att bekräfta det.',
  },
  not_reached: { text: 'Det nådde inte {{target}}', todo: 'Kontrollera internetanslutningen och försök igen.' },
  cannot_be_written: {
    text: 'Ett värde går inte att skriva så som {{target}} vill ha det',
    todo: 'Förenkla värdet i de nämnda fälten och försök igen.',
  },
  type_missing: {
    text: 'Ersättningstypen som det hör till skapades inte',
    todo: 'Rätta det som står på typens egen rad och försök igen.',
  },
  no_answer: {
    text: 'Paybridge avslutades innan {{target}} svarade, och ingen kontroll har visat sedan dess om det kom fram',
    todo: 'Det kan ta tio minuter innan det syns. Kontrollera i {{target}} efter det, eller se efter där själv. Tills det är utrett skickas det inte igen.',
  },
  unclear_not_shown: {
    text: 'Svaret var oklart, och {{target}} visar inte om det kom fram',
    todo: 'Det kan ta tio minuter innan det syns. Kontrollera i {{target}} efter det, eller se efter där själv. Tills det är utrett skickas det inte igen.',
  },
  open_elsewhere: {
    text: 'En annan överföring har skickat samma sak, eller kan ha gjort det. Här skickades inget',
    todo: 'Red ut det i den andra överföringen och förbered det sedan igen.',
  },
  pay_not_shown: {
    text: '{{target}} visar ingen ersättning för personens juridiska enhet, och ett belopp som skickades dit syntes inte. Det här skickades inte',
    todo: 'Ge åtkomsten alla juridiska enheter i {{target}} och förbered det sedan igen.',
  },
  cannot_be_seen: {
    text: '{{target}} tog emot det men visar det inte för Paybridge',
    todo: 'Se efter i {{target}} om det finns där. Det skickas inte igen.',
  },
  not_readable: {
    text: '{{target}} har det som går att läsa, men visar inte de här fälten: de skickades och kan inte läsas tillbaka',
    todo: 'Kontrollera fälten i {{target}} för hand.',
  },
  seen_by_owner: {
    text: 'Du har tittat i {{target}}: det finns där',
    todo: 'Det finns inget att göra. Det skickas inte igen.',
  },
  not_seen_by_owner: {
    text: 'Du har tittat i {{target}}: det finns inte där',
    todo: 'Nästa export erbjuder det igen.',
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
  create_pay_type: 'Skapa ersättningstypen',
  create_pay: 'Lägga in beloppet',
}

export const stepStates: Texts['stepStates'] = {
  intended: 'antecknat, kanske skickat',
  sent: 'mottaget',
  confirmed: 'bekräftat',
  failed: 'misslyckat',
  unknown: 'oklart',
}

/** The mark of a run. */
export const runMarks: Texts['runMarks'] = {
  running: 'Pågår',
  confirmed: 'Allt bekräftat',
  seen_by_owner_one: '1 sedd bara av dig',
  seen_by_owner_other: '{{count}} sedda bara av dig',
  empty: 'Inget skickat',
  failed_one: '1 misslyckad',
  failed_other: '{{count}} misslyckade',
  unclear_one: '1 oklar',
  unclear_other: '{{count}} oklara',
  not_sent_one: '1 inte skickad',
  not_sent_other: '{{count}} inte skickade',
  not_readable_one: '1 går inte att läsa',
  not_readable_other: '{{count}} går inte att läsa',
  not_proven_one: '1 inte avstämd',
  not_proven_other: '{{count}} inte avstämda',
  open_one: '1 öppen',
  open_other: '{{count}} öppna',
  interrupted: 'Avbruten mitt i',
  stopped: 'Stoppad',
}

export const outcomeSeen: Texts['outcomeSeen'] = 'Bara sett av dig'

export const outcomeNotReadable: Texts['outcomeNotReadable'] = 'Skickad, går inte att läsa'

export const outcomeNotProven: Texts['outcomeNotProven'] = 'Inte avstämd'

export const masked: Texts['masked'] = {
  last_four: 'de fyra sista siffrorna skiljer sig',
  hidden_digits: 'de dolda siffrorna skiljer sig',
  looks_alike: 'skiljer sig i mellanslag eller tecken som ser lika ut',
}

export const exportsByKind: Texts['exportsByKind'] = {
  employees: 'Anställda → Kleer',
  employee_import: 'Anställda → Alexis HR',
  leave: 'Frånvaro → Kleer',
  benefits: 'Förmåner → Personio',
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
  personio: {
    log_in: {
      name: 'Client ID och client secret är kända',
      missing: 'Skapa nya uppgifter i Personio. Hemligheten visas bara en gång där.',
    },
    read_people: {
      name: 'Läsa anställda',
      missing: 'Kryssa i ”Employees: read” för uppgifterna (på tyska: Mitarbeitende lesen).',
    },
    read_emails: {
      name: 'Se e-postadresserna',
      missing: 'Kryssa i ”E-mail” bland uppgifternas läsbara attribut (lesbare Attribute).',
    },
    read_compensations: {
      name: 'Läsa ersättningar',
      missing: 'Kryssa i ”Compensations: read” för uppgifterna (Vergütungen lesen).',
    },
    edit_compensations: {
      name: 'Skriva ersättningar',
      missing: 'Kryssa i ”Compensations: edit” för uppgifterna (Vergütungen bearbeiten).',
    },
    see_everybody: {
      name: 'Se allas ersättningar',
      missing: 'Ge åtkomst till alla juridiska enheter. Annars kan Paybridge inte kontrollera vad som kom fram för de andra.',
    },
  },
}

export const asideWords: Texts['asideWords'] = {
  owner: 'Lagt åt sidan',
  in_step: 'Visade sig vara gjort',
  erased: 'Personen raderad',
}
