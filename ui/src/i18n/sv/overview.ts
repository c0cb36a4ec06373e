import type { Texts } from '../texts'

export const overview: Texts['overview'] = {
  title: 'Översikt',
  add: 'Anslut fler',
  addSample: 'Öppna exempelföretaget',
  exportWhat: 'Inget skickas innan du har sett det.',
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
      text_one: 'En ändring i den senaste körningen är ännu inte bekräftad.',
      text_other: '{{count}} ändringar i den senaste körningen är ännu inte bekräftade.',
      button: 'Titta närmare',
    },
    salary_unit: { text: 'Löner utelämnas tills du har svarat på en fråga.', button: 'Svara på frågan' },
    corrections: {
      text_one: 'En dag måste rättas för hand i Kleer.',
      text_other: '{{count}} dagar måste rättas för hand i Kleer.',
      button: 'Se dagarna',
    },
    mail_waiting: {
      text_one: 'Sammanfattningen av en körning är inte skickad än.',
      text_other: 'Sammanfattningarna av {{count}} körningar är inte skickade än.',
      button: 'Se körningarna',
    },
    benefitCorrections: {
      text_one: 'En post måste rättas för hand i Personio.',
      text_other: '{{count}} poster måste rättas för hand i Personio.',
      button: 'Se posterna',
    },
  },
  interrupted: {
    title: 'Paybridge stängdes mitt i en körning ({{label}}).',
    text: 'Inget är förlorat och inget skickas två gånger. Se vad som kom fram, och fortsätt sedan.',
    button: 'Se hur körningen står till',
  },
  running: 'En körning pågår.',
  drift: {
    title: 'Båda sidor',
    differs_one: '1 person skiljer sig',
    differs_other: '{{count}} personer skiljer sig',
    blocked_one: '1 behöver dig',
    blocked_other: '{{count}} behöver dig',
    since: 'sedan {{day}}',
    checked: 'kontrollerat {{when}}',
    never: 'Inte jämfört än.',
    check: 'Kontrollera nu',
  },
  addBenefits: 'Anslut Personio för förmåner',
  benefits: {
    pair: 'Förmånslista · {{target}}',
    list: 'Förmånslista',
    prepare: 'Förbered {{month}}',
    prepareNone: 'Förbered exporten',
  },
}
