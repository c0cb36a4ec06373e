import type { Texts } from '../texts'

export const overview: Texts['overview'] = {
  title: 'Översikt',
  add: 'Anslut fler',
  addSample: 'Öppna exempelföretaget',
  export: 'Förbered exporten',
  exportWhat: 'Anställda från Alexis HR till Kleer. Inget skickas innan du har sett det.',
  settings: 'Inställningar och anslutningar',
  never: 'Inget har skickats än.',
  last: 'Senaste körningen',
  openRun: 'Öppna körningen',
  allRuns: 'Alla körningar',
  clear: 'Inget väntar på dig.',
  needs: 'Väntar på dig',
  need: {
    run_interrupted: {
      text: 'En körning avbröts mitt i. Det är antecknat vad som skickades, och inget skickas två gånger.',
      button: 'Se hur det står till',
    },
    run_unconfirmed: {
      text_one: 'En ändring i den senaste körningen är ännu inte bekräftad av Kleer.',
      text_other: '{{count}} ändringar i den senaste körningen är ännu inte bekräftade av Kleer.',
      button: 'Titta närmare',
    },
    salary_unit: { text: 'Löner utelämnas tills du har svarat på en fråga.', button: 'Svara på frågan' },
  },
  interrupted: {
    title: 'Paybridge stängdes mitt i en körning ({{label}}).',
    text: 'Inget är förlorat och inget skickas två gånger. Fråga Kleer vad som kom fram, och fortsätt sedan.',
    button: 'Se hur körningen står till',
  },
  running: 'En körning pågår.',
}
