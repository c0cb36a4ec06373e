import type { Texts } from '../texts'

export const integration: Texts['integration'] = {
  settings: 'Inställningar',
  email: 'Vilken e-postadress skickas till Kleer?',
  emails: { private: 'Den privata', work: 'Den på jobbet' },
  leavers: 'Gör personer som har slutat inaktiva i Kleer',
  leaversHelp: 'Annars berättar Paybridge bara om dem.',
  advancedText:
    'Två anrop till Kleer är ännu inte prövade med ett riktigt konto. Om Kleer säger nej till nya personer, prova det andra sättet.',
  omitId: 'Skicka en ny person utan nummer',
  omitIdHelp: 'Annars med numret 0.',
  byPost: 'Skapa anställningsavtal med POST',
  byPostHelp: 'Annars med PUT.',
  connections: 'Anslutningar',
  sourceRole: 'Läser från',
  targetRole: 'Skriver till',
  test: 'Testa',
  replace: 'Nya inloggningsuppgifter',
  replaceTitle: 'Nya inloggningsuppgifter för {{label}}',
  replaceSave: 'Testa och spara',
  replaced: 'De nya inloggningsuppgifterna fungerar och är sparade.',
  salaries: 'Löner',
  salaryAsk: 'Svara på frågan',
  salaryChange: 'Svara på nytt',
  remove: 'Ta bort',
  removeTitle: 'Ta bort {{label}}?',
  removeText:
    'Inställningarna och de inloggningsuppgifter som inget annat använder tas bort från den här datorn. I Alexis HR och Kleer ändras inget. Tidigare körningar finns kvar i historiken.',
  removeButton: 'Ta bort integrationen',
  removeYes: 'Ta bort',
  keep: 'Behåll den',
  export: 'Förbered exporten',
}
