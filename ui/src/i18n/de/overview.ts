import type { Texts } from '../texts'

export const overview: Texts['overview'] = {
  title: 'Übersicht',
  add: 'Weitere verbinden',
  addSample: 'Beispielfirma öffnen',
  exportWhat: 'Nichts wird gesendet, bevor Sie es gesehen haben.',
  settings: 'Einstellungen und Verbindungen',
  never: 'Es wurde noch nichts gesendet.',
  last: 'Letzter Lauf',
  openRun: 'Lauf öffnen',
  allRuns: 'Alle Läufe',
  clear: 'Es wartet nichts auf Sie.',
  needs: 'Wartet auf Sie',
  need: {
    run_interrupted: {
      text: 'Ein Lauf wurde unterbrochen. Es ist vermerkt, was gesendet wurde, und nichts wird doppelt gesendet.',
      button: 'Stand ansehen',
    },
    run_unconfirmed: {
      text_one: 'Eine Änderung des letzten Laufs ist noch nicht bestätigt.',
      text_other: '{{count}} Änderungen des letzten Laufs sind noch nicht bestätigt.',
      button: 'Nachsehen',
    },
    salary_unit: { text: 'Gehälter werden ausgelassen, bis Sie eine Frage beantwortet haben.', button: 'Frage beantworten' },
    corrections: {
      text_one: 'Ein Tag ist in Kleer von Hand zu berichtigen.',
      text_other: '{{count}} Tage sind in Kleer von Hand zu berichtigen.',
      button: 'Tage ansehen',
    },
    mail_waiting: {
      text_one: 'Die Zusammenfassung eines Laufs ist noch nicht gesendet.',
      text_other: 'Die Zusammenfassungen von {{count}} Läufen sind noch nicht gesendet.',
      button: 'Läufe ansehen',
    },
    benefitCorrections: {
      text_one: 'Ein Eintrag ist in Personio von Hand zu berichtigen.',
      text_other: '{{count}} Einträge sind in Personio von Hand zu berichtigen.',
      button: 'Einträge ansehen',
    },
  },
  interrupted: {
    title: 'Paybridge wurde mitten in einem Lauf geschlossen ({{label}}).',
    text: 'Nichts ist verloren und nichts wird doppelt gesendet. Sehen Sie nach, was ankam, und fahren Sie dann fort.',
    button: 'Stand des Laufs ansehen',
  },
  running: 'Ein Lauf ist im Gange.',
  drift: {
    title: 'Beide Seiten',
    differs_one: '1 Person weicht ab',
    differs_other: '{{count}} Personen weichen ab',
    blocked_one: '1 braucht Sie',
    blocked_other: '{{count}} brauchen Sie',
    since: 'seit {{day}}',
    checked: 'geprüft am {{when}}',
    never: 'Noch nicht verglichen.',
    check: 'Jetzt prüfen',
  },
  addBenefits: 'Personio für Benefits verbinden',
  benefits: {
    pair: 'Benefit-Liste · {{target}}',
    list: 'Benefit-Liste',
    prepare: '{{month}} vorbereiten',
    prepareNone: 'Export vorbereiten',
  },
}
