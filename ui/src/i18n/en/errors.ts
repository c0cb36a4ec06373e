import type { ErrorCode } from '../../lib/bindings'

/** For each error: what happened, what it means, what to do. */
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
    meaning: 'It was moved aside, not deleted, and a new one was begun. Earlier runs are not shown.',
    todo: 'Set up your integrations again. Keep the old file, which is in the data folder.',
  },
  storage_failed: {
    title: 'The data file could not be used.',
    meaning: 'Paybridge records everything it sends. Without that it sends nothing.',
    todo: 'Try again. If it stays like this, restart Paybridge.',
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
    title: 'Another run of this integration is under way.',
    meaning: 'Two at once could get in each other’s way.',
    todo: 'Wait until it has ended, then try again.',
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

/** What an error can lead to, and the words around it. */
export const errorWords = {
  someService: 'The service',
  theirWords: '{{service}} says:',
  place: 'It concerns:',
  details: 'Details for support',
  dismiss: 'Close this message',
  act: {
    retry: 'Try again',
    credentials: 'Enter new credentials',
    folder: 'Open the data folder',
    prepare: 'Prepare a new review',
    overview: 'Go to the overview',
  },
}
