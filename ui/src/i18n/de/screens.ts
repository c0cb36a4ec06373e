import type { Texts } from '../texts'

export const app: Texts['app'] = {
  nav: 'Hauptmenü',
  overview: 'Übersicht',
  history: 'Verlauf',
  settings: 'Einstellungen',
  skip: 'Zum Inhalt springen',
  sample: 'Beispielfirma',
  sampleNote: 'Beispielfirma: erfundene Personen und simulierte Dienste. Nichts verlässt diesen Computer.',
  loading: 'Einen Moment …',
  cancel: 'Abbrechen',
  back: 'Zurück',
  save: 'Speichern',
  saved: 'Gespeichert',
  close: 'Schließen',
  local: 'Alles bleibt auf diesem Computer.',
}

export const start: Texts['start'] = {
  title: 'Willkommen bei Paybridge',
  what: 'Paybridge überträgt die Angaben zu Ihren Beschäftigten zwischen Alexis HR und Kleer und Benefits an Personio. Sie sehen jede Änderung, bevor sie gesendet wird, und danach wird der Dienst gefragt, ob das Gesendete dort wirklich steht.',
  where:
    'Alles bleibt auf diesem Computer. Gehälter und Personennummern gehen direkt von einem Dienst zum anderen, nie über uns. Zugangsdaten liegen im Schlüsselbund dieses Computers.',
  sample: {
    title: 'Mit einer Beispielfirma umsehen',
    text: 'Etwa 25 erfundene Personen, mit simulierten Diensten. Probieren Sie alles aus: Nichts verlässt diesen Computer.',
    button: 'Beispielfirma öffnen',
  },
  connect: {
    title: 'Eigene Firma verbinden',
    text: 'Sie brauchen ein Zugangstoken von Alexis HR und einen Integrationsbenutzer in Kleer. Wir zeigen Ihnen, wo Sie beides finden. Es dauert etwa zehn Minuten.',
    button: 'Alexis HR und Kleer verbinden',
  },
  benefits: {
    title: 'Benefits an Personio',
    text: 'Die Benefit-Liste führen Sie hier oder bringen sie als Datei mit. Sie brauchen API-Zugriffsdaten von Personio; wir zeigen Ihnen, wo sie zu finden sind.',
    button: 'Personio verbinden',
  },
}

export const history: Texts['history'] = {
  title: 'Verlauf',
  intro: 'Alle Übertragungen: was gesendet und was bestätigt wurde.',
  empty: 'Es wurde noch nichts gesendet.',
  emptyText: 'Sobald Sie einen Export gesendet haben, finden Sie ihn hier, mit jeder Person und dem Grund für jedes Ergebnis.',
  toOverview: 'Zur Übersicht',
  noMatch: 'Keine Übertragung passt zu diesen Filtern.',
  clear: 'Filter zurücksetzen',
  find: 'Person suchen',
  integration: 'Integration',
  all: 'Alle',
  attention: 'Nur Übertragungen, um die Sie sich kümmern sollten',
  when: 'Wann',
  what: 'Was',
  state: 'Stand',
  result: 'Ergebnis',
  open: 'Übertragung vom {{when}} öffnen',
  page: '{{from}}–{{to}} von {{total}}',
  newer: 'Neuere',
  older: 'Ältere',
}

export const settings: Texts['settings'] = {
  title: 'Einstellungen',
  language: 'Sprache',
  languageSystem: 'Wie der Computer',
  theme: 'Erscheinungsbild',
  themes: { system: 'Wie der Computer', light: 'Hell', dark: 'Dunkel' },
  about: 'Über Paybridge',
  version: 'Version',
  dataFolder: 'Daten',
  logFolder: 'Protokolle',
  dataText: 'Hier liegen Pläne, Übertragungen und Einstellungen. Zugangsdaten nicht: Die sind im Schlüsselbund dieses Computers.',
  logText: 'Protokolle enthalten Nummern und Codes, nie Namen, Gehälter oder Zugangsdaten.',
  openFolder: 'Datenordner öffnen',
  thirdParty: 'Lizenzen anderer',
  thirdPartyText: 'Paybridge baut auf den Werken anderer auf. Hier ist die Liste, mit deren Lizenzen.',
}
