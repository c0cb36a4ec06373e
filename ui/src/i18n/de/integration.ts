import type { Texts } from '../texts'

export const integration: Texts['integration'] = {
  settings: 'Einstellungen',
  email: 'Welche E-Mail-Adresse wird an Kleer gesendet?',
  emails: { private: 'Die private', work: 'Die dienstliche' },
  leavers: 'Ausgetretene Personen in Kleer inaktiv setzen',
  leaversHelp: 'Sonst nennt Paybridge sie Ihnen nur.',
  advancedText:
    'Zwei Aufrufe an Kleer sind noch nicht mit einem echten Konto erprobt. Sagt Kleer bei neuen Personen Nein, versuchen Sie den anderen Weg.',
  omitId: 'Neue Personen ohne Nummer senden',
  omitIdHelp: 'Sonst mit der Nummer 0.',
  byPost: 'Anstellungsverträge mit POST anlegen',
  byPostHelp: 'Sonst mit PUT.',
  connections: 'Verbindungen',
  sourceRole: 'Liest aus',
  targetRole: 'Schreibt in',
  test: 'Testen',
  replace: 'Neue Zugangsdaten',
  replaceTitle: 'Neue Zugangsdaten für {{label}}',
  replaceSave: 'Testen und speichern',
  replaced: 'Die neuen Zugangsdaten funktionieren und sind gespeichert.',
  salaries: 'Gehälter',
  salaryAsk: 'Frage beantworten',
  salaryChange: 'Neu beantworten',
  remove: 'Entfernen',
  removeTitle: '{{label}} entfernen?',
  removeText:
    'Die Einstellungen und alle Zugangsdaten, die nichts anderes verwendet, werden von diesem Computer entfernt. In Alexis HR und Kleer ändert sich nichts. Frühere Läufe bleiben im Verlauf.',
  removeButton: 'Diese Integration entfernen',
  removeYes: 'Entfernen',
  keep: 'Behalten',
  export: 'Export vorbereiten',
}
