import type { ErrorCode } from '../../generated/types'

/** The texts of each error: the event, its meaning, and the remedy. */
export const errors = {
  address_invalid: {
    title: 'This address cannot be used.',
    meaning: 'Credentials travel over a secure connection only.',
    todo: 'Enter an address that begins with https://. For a program on this computer, http://localhost will do.',
  },
  unreachable: {
    title: '{{service}} cannot be reached.',
    meaning: 'This computer is offline, or {{service}} is. The request did not get there.',
    todo: 'Check the internet connection, then try again.',
  },
  timed_out: {
    title: '{{service}} did not answer in time.',
    meaning: 'It is busy, or the connection is slow.',
    todo: 'Wait a minute, then try again.',
  },
  connection_lost: {
    title: '{{service}} broke off in the middle of its answer.',
    meaning: 'The connection was lost, so the answer is not complete and is not used.',
    todo: 'Check the internet connection, then try again.',
  },
  insecure: {
    title: '{{service}}: no secure connection was possible.',
    meaning: 'Something in between, such as a virus scanner or a guest network, may be reading along. No credentials were sent.',
    todo: 'Try another network. If it stays like this, ask whoever looks after your computers.',
  },
  proxy_login: {
    title: 'The proxy of your network wants a sign-in.',
    meaning: 'It stands between this computer and {{service}}, and let nothing through. Nothing was sent.',
    todo: 'Ask whoever looks after your network to let Paybridge reach {{service}} without a sign-in, or to set HTTPS_PROXY with a user name and a password.',
  },
  redirected: {
    title: '{{service}} points to another address.',
    meaning: 'Your credentials are not carried to an address that you did not enter.',
    todo: 'Check the address under Advanced.',
  },
  wrong_credentials: {
    title: '{{service}} does not know these credentials.',
    meaning: 'They may be mistyped or withdrawn, or the person who made them has been removed.',
    todo: 'Enter them again, or have new ones made.',
  },
  missing_right: {
    title: '{{service}} knows you, but a right is missing.',
    meaning: 'Without that right Paybridge cannot do its work.',
    todo: 'Have the right ticked, then test again.',
  },
  not_found: {
    title: '{{service}} does not know what was asked for.',
    meaning: 'The address or the company ID may be wrong, or the record is gone.',
    todo: 'Check the address and the company ID.',
  },
  too_many_requests: {
    title: '{{service}} asks for a pause.',
    meaning: 'Too many requests came in a short time. Those of other programs count too.',
    todo: 'Wait a few minutes, then try again.',
  },
  service_down: {
    title: '{{service}} is out of order right now.',
    meaning: 'The fault is on their side.',
    todo: 'Try again later.',
  },
  refused: {
    title: '{{service}} said no.',
    meaning: 'It understood the request and will not carry it out.',
    todo: 'Its own words below usually name what is wrong.',
  },
  not_understood: {
    title: '{{service}} gave an answer that Paybridge does not understand.',
    meaning: 'The service may have changed, or a network’s sign-in page answered in its place.',
    todo: 'Try again. If it stays like this, send us the details below.',
  },
  too_large: {
    title: '{{service}} sent more than Paybridge accepts.',
    meaning: 'Such an answer is hardly the right one, so it was not read to the end.',
    todo: 'Check the address under Advanced.',
  },
  incomplete: {
    title: '{{service}} did not send the whole list.',
    meaning: 'Half a list looks as if people had left, so it is not used.',
    todo: 'Try again. Perhaps someone was changing records at that moment.',
  },
  keychain_locked: {
    title: 'This computer’s keychain is locked.',
    meaning: 'The credentials are kept there, and Paybridge cannot get at them.',
    todo: 'Unlock the keychain, then try again.',
  },
  keychain_missing: {
    title: 'This computer has no keychain.',
    meaning: 'Paybridge keeps credentials there and nowhere else, never in a file.',
    todo: 'On Linux, install GNOME Keyring or KWallet and sign in to the computer again.',
  },
  keychain_refused: {
    title: 'This computer’s keychain refuses.',
    meaning: 'Paybridge keeps credentials there and nowhere else, so it can neither save nor fetch them.',
    todo: 'Allow Paybridge to use the keychain, then try again.',
  },
  keychain_too_long: {
    title: 'This token or password is too long for the keychain.',
    meaning: 'More than 64,000 characters do not fit, so it was not saved. What was saved before is still there.',
    todo: 'Check what you pasted: a token is hardly ever that long.',
  },
  secret_incomplete: {
    title: 'The credentials in the keychain are not complete.',
    meaning: 'An entry of theirs was removed, or a save broke off. Half of a token is not used.',
    todo: 'Enter the credentials again.',
  },
  secret_missing: {
    title: 'The credentials are no longer in the keychain.',
    meaning: 'They were removed, or the data came here from another computer.',
    todo: 'Enter the credentials again.',
  },
  storage_full: {
    title: 'The disk is full.',
    meaning: 'Paybridge records everything it sends. Without room for that it sends nothing.',
    todo: 'Make some room, then try again.',
  },
  storage_read_only: {
    title: 'The data folder cannot be written to.',
    meaning: 'Paybridge records everything it sends. Without that it sends nothing.',
    todo: 'Allow writing in the data folder, then try again.',
  },
  storage_newer: {
    title: 'The data was written by a newer version of Paybridge.',
    meaning: 'This version leaves it untouched, so that nothing is lost.',
    todo: 'Install the newest version.',
  },
  storage_corrupt: {
    title: 'The data file was damaged.',
    meaning: 'It was moved aside, not deleted, and a new one was begun. Earlier transfers are not shown.',
    todo: 'Take in a back-up under “Your data”, or set up your integrations again. Keep the old file, which is in the data folder.',
  },
  storage_damaged: {
    title: 'The data file is damaged.',
    meaning: 'Nothing is sent while it is: Paybridge could not tell what was sent before.',
    todo: 'Close Paybridge and open it again. It then moves the file aside, without deleting it, and begins a new one.',
  },
  storage_on_network: {
    title: 'The data file is on another computer.',
    meaning: 'The data folder is on a network drive. Paybridge writes there in a slower way, so that nothing is lost.',
    todo: 'Ask whoever looks after your computers to keep this folder on the computer itself.',
  },
  storage_locked: {
    title: 'Another program holds the data file.',
    meaning: 'Often it is a back-up program or a virus scanner. Until the file is free, Paybridge sends nothing.',
    todo: 'Wait a moment, then try again.',
  },
  storage_failed: {
    title: 'The data file could not be used.',
    meaning: 'Paybridge records everything it sends. Without that it sends nothing.',
    todo: 'Try again. If it stays like this, restart Paybridge.',
  },
  back_up_unreadable: {
    title: 'This is no back-up of Paybridge, or it is damaged.',
    meaning: 'Nothing of it was taken in.',
    todo: 'Choose a file that you saved here under “Your data”, or an older one.',
  },
  plan_stale: {
    title: 'This review is out of date.',
    meaning: 'It was made on another day, or has been sent already. Values may have changed since.',
    todo: 'Prepare a new one. It takes a few seconds.',
  },
  link_taken: {
    title: 'This person is already somebody else’s.',
    meaning: 'You said earlier that the two belong together.',
    todo: 'Choose another one.',
  },
  already_open: {
    title: 'Paybridge is already open.',
    meaning: 'Two of them would get in each other’s way.',
    todo: 'Go to the other window, or close it and start again.',
  },
  run_active: {
    title: 'A transfer is under way.',
    meaning: 'Two things at once could get in each other’s way.',
    todo: 'Wait until it has ended, then try again.',
  },
  run_unsettled: {
    title: 'An earlier transfer is not settled yet.',
    meaning: 'Nobody can say yet whether something of it arrived. That knowledge would be lost.',
    todo: 'Open that transfer in the history and settle what is open there, then try again.',
  },
  writing_refused: {
    title: '{{service}} refuses to take the amount.',
    meaning:
      'Reading works, and the right to write seems to be given. {{service}} says no all the same, so nothing more was sent.',
    todo: 'Check “Compensations: edit”. If it is ticked, write to the support of {{service}} and name the number below.',
  },
  switch_new_user_id: {
    title: '{{service}} does not take new people in this way.',
    meaning: 'The first one was rejected, so nobody else was sent. Nothing is lost: the transfer goes on from here.',
    todo: 'In the integration’s settings, under “Advanced”, change “Send a new person without a number”. Then carry on.',
  },
  switch_create_agreement: {
    title: '{{service}} does not take new employment agreements in this way.',
    meaning:
      'The first one was rejected, so nobody else was sent. The person may be there without an agreement; carrying on adds it.',
    todo: 'In the integration’s settings, under “Advanced”, change “Create employment agreements by POST”. Then carry on.',
  },
  switch_payroll_events: {
    title: '{{service}} does not take days as payroll events.',
    meaning: 'The first day was rejected, so no other was sent. Nothing is lost: the transfer goes on from here.',
    todo: 'In the settings of leave, turn off “Write new days as payroll events”. Then carry on.',
  },
  unproven_not_as_sent: {
    title: '{{service}} accepted the first entry but does not show it as it was sent.',
    meaning: 'So nothing more was sent.',
    todo: 'Look at that entry in {{service}}, then prepare a new review.',
  },
  emails_hidden: {
    title: '{{service}} does not show the e-mail addresses.',
    meaning: 'People are found by their e-mail address, so nobody can be matched.',
    todo: 'In {{service}}, tick “E-mail” among the readable attributes of the credentials, then try again.',
  },
  pay_unseen: {
    title: '{{service}} does not show what was just sent.',
    meaning: 'The credentials may be limited to some legal entities. Nothing more was sent, because it could not be checked.',
    todo: 'In {{service}}, release all legal entities for the credentials. Then ask again what arrived.',
  },
  file_unreadable: {
    title: 'This file cannot be read.',
    meaning: 'Nothing of it was taken in.',
    todo: 'Save it as an Excel workbook (.xlsx) or as CSV, then open it again.',
  },
  file_problems: {
    title: 'The file holds rows that cannot be read.',
    meaning: 'Half a file would be a wrong month, so nothing was taken in.',
    todo: 'Correct the rows named, then open the file again.',
  },
  mail_no_encryption: {
    title: 'The mail server offers no secure connection.',
    meaning: 'Mails about pay are not sent in the open, so nothing was sent.',
    todo: 'Try the other kind of encryption or another port. Your mail provider knows which.',
  },
  mail_login_refused: {
    title: 'The mail server does not accept the user name or the password.',
    meaning: 'Nothing was sent.',
    todo: 'Enter both again. Many providers want an app password in place of your own.',
  },
  mail_passwords_off: {
    title: 'The mail server does not accept passwords any more.',
    meaning:
      'Microsoft has switched signing in with a password off for this account. Another password does not help, and neither does an app password. Nothing was sent.',
    todo: 'Ask your administrator whether “Authenticated SMTP” with a password can be switched on for a while. Or enter another mail server, or open the mail in your mail program.',
  },
  mail_sender_refused: {
    title: 'The mail server does not accept the sender.',
    meaning: 'You may not send in the name of this address, so nothing was sent.',
    todo: 'Enter an address that belongs to the user as the sender.',
  },
  mail_recipient_refused: {
    title: 'The mail server does not accept a recipient.',
    meaning: 'The summary was not sent.',
    todo: 'Check the addresses in the integration’s settings, then send it again.',
  },
  mail_not_set_up: {
    title: 'No mail server is set up.',
    meaning: 'Paybridge cannot send mails by itself.',
    todo: 'Enter your mail server in the settings, or open the mail in your own mail program.',
  },
  nothing_chosen: {
    title: 'Nobody is chosen.',
    meaning: 'There is nothing to send.',
    todo: 'Tick at least one person.',
  },
  invalid_input: {
    title: 'Something that you entered is not right.',
    meaning: 'It could not be used as it is.',
    todo: 'Check what you entered, then try again.',
  },
  gone: {
    title: 'This is no longer here.',
    meaning: 'It was removed in the meantime.',
    todo: 'Go back to the overview.',
  },
  internal: {
    title: 'Something went wrong in Paybridge.',
    meaning: 'The mistake is ours, not yours.',
    todo: 'Try again. If it happens again, send us the details below.',
  },
} satisfies Record<ErrorCode, { title: string; meaning: string; todo: string }>

/** The actions that an error offers, and the texts around them. */
export const errorWords = {
  someService: 'The service',
  theirWords: '{{service}} says:',
  place: 'It concerns:',
  details: 'Details for support',
  dismiss: 'Close this message',
  trace: 'Number for the support of {{service}}:',
  copy: 'Copy the number',
  copied: 'Copied',
  pac: 'If a proxy leads out of your network and a script (PAC) sets it, Paybridge cannot use it. Then have HTTPS_PROXY set to the address of the proxy.',
  pacSet:
    'This computer is set to find its proxy by a script (PAC). Paybridge does not run such scripts, and that may be why. Ask whoever looks after your network to set HTTPS_PROXY to the address of the proxy.',
  /** The remedies for the keychain, by operating system. */
  keychain: {
    locked: {
      linux: 'Unlock “Login” in “Passwords and Keys”, or sign in to the computer again.',
      macos: 'Unlock the keychain “login” in Keychain Access. If macOS asks whether Paybridge may use it, choose “Always Allow”.',
      windows: 'Sign out of Windows and in again. That opens the Credential Manager.',
    },
    refused: {
      macos:
        'When macOS asks whether Paybridge may use the keychain, choose “Always Allow”. If it does not ask, unlock the keychain “login” in Keychain Access.',
      windows:
        'Sign out of Windows and in again. On a company computer, ask your administrator whether the Credential Manager may store credentials.',
    },
  },
  file: {
    empty: 'The file is empty.',
    too_large: 'The file is too large: 32 MB can be read, 512 MB unpacked.',
    too_many_rows: 'The sheet has too many rows: 200,000 can be read.',
    too_many_columns: 'The sheet has too many columns: 200 can be read.',
    not_a_file: 'This is not a table: Excel, OpenDocument and CSV can be read.',
    web_page: 'This is a web page with the file name of a workbook. Open it in Excel, save it as .xlsx and choose the new file.',
    xml_workbook:
      'This is a workbook saved as XML, as Excel 2003 and some other programs do. Open it in Excel or LibreOffice, save it as .xlsx and choose the new file.',
    early_workbook:
      'This is a workbook in the format of the first versions of Excel. Open it in Excel or LibreOffice, save it as .xlsx and choose the new file.',
    sylk: 'This is a SYLK file under another name. Open it in Excel or LibreOffice, save it as .xlsx and choose the new file.',
    apple_document:
      'This is a document from Apple Numbers, Pages or Keynote. In Numbers, export it to Excel (File, Export To, Excel) and choose the new file.',
    document: 'This is a document, such as a letter, a mail or a PDF, not a table. Choose the table that it was made from.',
    archive: 'This is an archive with other files in it. Unpack it and choose the table inside.',
    binary_workbook: 'This is a binary workbook (.xlsb). Open it in Excel, save it as .xlsx and choose the new file.',
    unreadable: 'The file is damaged, or of another kind than its name says.',
    encrypted: 'The file is protected by a password. Save it without one.',
    no_header:
      'No table was found here: neither a row with column titles nor rows with at least two columns of values. Check that the right file or sheet is chosen.',
    no_sheet: 'The chosen sheet is not in the file.',
  },
  input: {
    hidden: 'Answer first what becomes of hidden rows and columns.',
    twins: 'Answer first how equal rows count.',
    encoding: 'Choose first how the letters are read.',
    to: 'One of the addresses is no mail address.',
    used: 'There are amounts for it. Remove those first.',
    number: 'The personnel number is not right.',
    email: 'This is not an e-mail address.',
    taken: 'Somebody else in the list has this address or number.',
    name: 'A name of 1 to 100 characters that nothing else in the list has is needed.',
    wage_type: 'Another benefit has this wage type already.',
    amount: 'This is not an amount with at most two decimals.',
    parts: 'The parts do not add up: exactly one takes the rest, and the per cents are 100 at most.',
  },
  act: {
    retry: 'Try again',
    credentials: 'Enter new credentials',
    folder: 'Open the data folder',
    prepare: 'Prepare a new review',
    overview: 'Go to the overview',
    mail: 'Open the settings',
    settings: 'Open the integration’s settings',
  },
}
