/** The diagnostics for support. */
export const diagnostics = {
  title: 'Diagnostik till supporten',
  text: 'När något inte fungerar kan supporten se i den här filen vad som har hänt.',
  holds:
    'Den innehåller: versioner, hur många rader som sparas, vilka tjänster som är anslutna och hur de är inställda, hur de senaste överföringarna slutade, och loggen.',
  holdsNot:
    'Den innehåller inte: namn, adresser, personnummer, bankkonton, belopp, dina egna benämningar eller inloggningsuppgifter.',
  show: 'Visa diagnostiken',
  hint: 'Det här är hela texten. Ingenting lämnar din dator om du inte själv skickar filen vidare.',
  save: 'Spara diagnostik till supporten',
  saved: 'Sparad som {{path}}',
}
