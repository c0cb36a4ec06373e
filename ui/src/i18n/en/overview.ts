export const overview = {
  title: 'Overview',
  add: 'Connect another',
  addSample: 'Open the sample company',
  export: 'Prepare the export',
  exportWhat: 'Employees from Alexis HR to Kleer. Nothing is sent before you have seen it.',
  settings: 'Settings and connections',
  never: 'Nothing has been sent yet.',
  last: 'Last run',
  openRun: 'Open the run',
  allRuns: 'All runs',
  clear: 'Nothing waits for you.',
  needs: 'Waits for you',
  need: {
    run_interrupted: {
      text: 'A run was interrupted. It is noted what was sent, and nothing is sent twice.',
      button: 'See where it stands',
    },
    run_unconfirmed: {
      text_one: 'One change of the last run is not confirmed by Kleer yet.',
      text_other: '{{count}} changes of the last run are not confirmed by Kleer yet.',
      button: 'Look into it',
    },
    salary_unit: { text: 'Salaries are left out until you have answered one question.', button: 'Answer the question' },
  },
  interrupted: {
    title: 'Paybridge was closed in the middle of a run ({{label}}).',
    text: 'Nothing is lost and nothing is sent twice. Ask Kleer what arrived, then continue.',
    button: 'See where the run stands',
  },
  running: 'A run is under way.',
}
