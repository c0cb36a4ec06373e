/** The diagnostics for support. */
export const diagnostics = {
  title: 'Diagnostics for support',
  text: 'When something does not work, support can see from this file what happened.',
  holds:
    'In it: versions, how many rows are kept, which services are connected and how they are set up, how the last transfers ended, and the log.',
  holdsNot: 'Not in it: names, addresses, personal numbers, bank accounts, amounts, your own labels, or credentials.',
  show: 'Show diagnostics',
  hint: 'This is the whole text. Nothing leaves your computer unless you hand the file on yourself.',
  save: 'Save diagnostics for support',
  saved: 'Saved as {{path}}',
}
