export const app = {
  nav: 'Main menu',
  overview: 'Overview',
  history: 'History',
  settings: 'Settings',
  skip: 'Skip to the content',
  sample: 'Sample company',
  sampleNote: 'Sample company: invented people and simulated services. Nothing leaves this computer.',
  loading: 'One moment …',
  cancel: 'Cancel',
  back: 'Back',
  save: 'Save',
  saved: 'Saved',
  close: 'Close',
  local: 'Everything stays on this computer.',
}

export const start = {
  title: 'Welcome to Paybridge',
  what: 'Paybridge carries your employees’ details between Alexis HR and Kleer, and benefits to Personio. You see every change before it is sent, and afterwards the service is asked whether it really holds what was sent.',
  where:
    'Everything stays on this computer. Salaries and personal numbers go straight from one service to the other, never through us. Credentials are kept in this computer’s keychain.',
  sample: {
    title: 'Look around with a sample company',
    text: 'About 25 invented people, with simulated services. Try everything: nothing leaves this computer.',
    button: 'Open the sample company',
  },
  connect: {
    title: 'Connect your own',
    text: 'You need an access token from Alexis HR and an integration user in Kleer. We show you where to find both. It takes about ten minutes.',
    button: 'Connect Alexis HR and Kleer',
  },
  benefits: {
    title: 'Benefits to Personio',
    text: 'You keep the benefit list here, or bring it along as a file. You need API credentials from Personio; we show you where to find them.',
    button: 'Connect Personio',
  },
}

export const history = {
  title: 'History',
  intro: 'Every transfer, with what was sent and what was confirmed.',
  empty: 'Nothing has been sent yet.',
  emptyText: 'Once you have sent an export, you find it here with every person and the reason for every outcome.',
  toOverview: 'Go to the overview',
  noMatch: 'No transfer matches these filters.',
  clear: 'Clear the filters',
  find: 'Find a person',
  integration: 'Integration',
  all: 'All',
  attention: 'Only transfers that need attention',
  when: 'When',
  what: 'What',
  state: 'State',
  result: 'Result',
  open: 'Open the transfer from {{when}}',
  page: '{{from}}–{{to}} of {{total}}',
  newer: 'Newer',
  older: 'Older',
}

export const settings = {
  title: 'Settings',
  language: 'Language',
  languageSystem: 'As the computer',
  theme: 'Appearance',
  themes: { system: 'As the computer', light: 'Light', dark: 'Dark' },
  about: 'About Paybridge',
  version: 'Version',
  dataFolder: 'Data',
  logFolder: 'Logs',
  dataText: 'Plans, transfers and settings are kept here. Credentials are not: they are in this computer’s keychain.',
  logText: 'Logs hold numbers and codes, never names, salaries or credentials.',
  openFolder: 'Open the data folder',
  thirdParty: 'Licences of others',
  thirdPartyText: 'Paybridge is built with the works of others. This is the list of them, with their licences.',
}
