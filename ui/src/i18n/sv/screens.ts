import type { Texts } from '../texts'

export const app: Texts['app'] = {
  nav: 'Huvudmeny',
  overview: 'Översikt',
  history: 'Historik',
  settings: 'Inställningar',
  skip: 'Hoppa till innehållet',
  sample: 'Exempelföretag',
  sampleNote: 'Exempelföretag: påhittade personer och simulerade tjänster. Inget lämnar den här datorn.',
  loading: 'Ett ögonblick …',
  cancel: 'Avbryt',
  back: 'Tillbaka',
  save: 'Spara',
  saved: 'Sparat',
  close: 'Stäng',
  local: 'Allt stannar på den här datorn.',
}

export const start: Texts['start'] = {
  title: 'Välkommen till Paybridge',
  what: 'Paybridge för över uppgifter om dina anställda mellan Alexis HR och Kleer, och förmåner till Personio. Du ser varje ändring innan den skickas, och efteråt tillfrågas tjänsten om den verkligen har det som skickades.',
  where:
    'Allt stannar på den här datorn. Löner och personnummer går direkt från den ena tjänsten till den andra, aldrig via oss. Inloggningsuppgifter sparas i datorns nyckelring.',
  sample: {
    title: 'Se dig om med ett exempelföretag',
    text: 'Omkring 25 påhittade personer, med simulerade tjänster. Prova allt: inget lämnar den här datorn.',
    button: 'Öppna exempelföretaget',
  },
  connect: {
    title: 'Anslut ditt eget',
    text: 'Du behöver en åtkomstnyckel från Alexis HR och en integrationsanvändare i Kleer. Vi visar var du hittar dem. Det tar ungefär tio minuter.',
    button: 'Anslut Alexis HR och Kleer',
  },
  benefits: {
    title: 'Förmåner till Personio',
    text: 'Du för förmånslistan här, eller tar med den som fil. Du behöver API-uppgifter från Personio; vi visar var de finns.',
    button: 'Anslut Personio',
  },
}

export const history: Texts['history'] = {
  title: 'Historik',
  intro: 'Alla överföringar, med vad som skickades och vad som bekräftades.',
  empty: 'Inget har skickats än.',
  emptyText: 'När du har skickat en export hittar du den här, med varje person och orsaken till varje utfall.',
  toOverview: 'Till översikten',
  noMatch: 'Ingen överföring matchar filtren.',
  clear: 'Rensa filtren',
  find: 'Sök en person',
  integration: 'Integration',
  all: 'Alla',
  attention: 'Bara överföringar som kräver åtgärd',
  when: 'När',
  what: 'Vad',
  state: 'Läge',
  result: 'Resultat',
  open: 'Öppna överföringen från {{when}}',
  page: '{{from}}–{{to}} av {{total}}',
  newer: 'Nyare',
  older: 'Äldre',
}

export const settings: Texts['settings'] = {
  title: 'Inställningar',
  language: 'Språk',
  languageSystem: 'Som datorn',
  theme: 'Utseende',
  themes: { system: 'Som datorn', light: 'Ljust', dark: 'Mörkt' },
  about: 'Om Paybridge',
  version: 'Version',
  dataFolder: 'Data',
  logFolder: 'Loggar',
  dataText:
    'Planer, överföringar och inställningar sparas här. Inloggningsuppgifter gör det inte: de finns i datorns nyckelring.',
  logText: 'Loggarna innehåller nummer och koder, aldrig namn, löner eller inloggningsuppgifter.',
  openFolder: 'Öppna datamappen',
  thirdParty: 'Andras licenser',
  thirdPartyText: 'Paybridge bygger på andras verk. Här är listan över dem, med deras licenser.',
}
