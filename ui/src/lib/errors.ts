import type { TFunction } from 'i18next'
import type { AppError, ErrorCode } from '../generated/types'
import { en } from '../i18n/en'

/** How grave an error is: `wait` passes by itself, `mend` needs the owner, `broken` needs us. */
export type Severity = 'wait' | 'mend' | 'broken'

/** The way on that an error offers. */
export type NextAction = 'retry' | 'credentials' | 'folder' | 'prepare' | 'overview' | 'mail' | 'settings' | 'none'

/** One line an error. Its texts are in i18n under the same code. */
export const errorTable: Record<ErrorCode, { gravity: Severity; way: NextAction }> = {
  address_invalid: { gravity: 'mend', way: 'credentials' },
  unreachable: { gravity: 'wait', way: 'retry' },
  timed_out: { gravity: 'wait', way: 'retry' },
  connection_lost: { gravity: 'wait', way: 'retry' },
  insecure: { gravity: 'mend', way: 'retry' },
  proxy_login: { gravity: 'mend', way: 'retry' },
  redirected: { gravity: 'mend', way: 'credentials' },
  wrong_credentials: { gravity: 'mend', way: 'credentials' },
  missing_right: { gravity: 'mend', way: 'retry' },
  not_found: { gravity: 'mend', way: 'credentials' },
  too_many_requests: { gravity: 'wait', way: 'retry' },
  service_down: { gravity: 'wait', way: 'retry' },
  refused: { gravity: 'mend', way: 'retry' },
  not_understood: { gravity: 'broken', way: 'retry' },
  too_large: { gravity: 'mend', way: 'credentials' },
  incomplete: { gravity: 'wait', way: 'retry' },
  keychain_locked: { gravity: 'mend', way: 'retry' },
  keychain_missing: { gravity: 'mend', way: 'retry' },
  keychain_refused: { gravity: 'mend', way: 'retry' },
  keychain_too_long: { gravity: 'mend', way: 'credentials' },
  secret_incomplete: { gravity: 'mend', way: 'credentials' },
  secret_missing: { gravity: 'mend', way: 'credentials' },
  storage_full: { gravity: 'mend', way: 'retry' },
  storage_read_only: { gravity: 'mend', way: 'folder' },
  storage_newer: { gravity: 'mend', way: 'none' },
  storage_corrupt: { gravity: 'mend', way: 'folder' },
  storage_damaged: { gravity: 'mend', way: 'folder' },
  storage_on_network: { gravity: 'mend', way: 'folder' },
  storage_locked: { gravity: 'wait', way: 'retry' },
  storage_failed: { gravity: 'broken', way: 'retry' },
  back_up_unreadable: { gravity: 'mend', way: 'none' },
  plan_stale: { gravity: 'mend', way: 'prepare' },
  link_taken: { gravity: 'mend', way: 'none' },
  already_open: { gravity: 'mend', way: 'none' },
  run_active: { gravity: 'wait', way: 'retry' },
  run_unsettled: { gravity: 'mend', way: 'none' },
  writing_refused: { gravity: 'mend', way: 'retry' },
  switch_new_user_id: { gravity: 'mend', way: 'settings' },
  switch_create_agreement: { gravity: 'mend', way: 'settings' },
  switch_payroll_events: { gravity: 'mend', way: 'settings' },
  unproven_not_as_sent: { gravity: 'mend', way: 'prepare' },
  emails_hidden: { gravity: 'mend', way: 'retry' },
  pay_unseen: { gravity: 'mend', way: 'retry' },
  file_unreadable: { gravity: 'mend', way: 'none' },
  file_problems: { gravity: 'mend', way: 'none' },
  mail_no_encryption: { gravity: 'mend', way: 'none' },
  mail_login_refused: { gravity: 'mend', way: 'none' },
  mail_passwords_off: { gravity: 'mend', way: 'none' },
  mail_sender_refused: { gravity: 'mend', way: 'none' },
  mail_recipient_refused: { gravity: 'mend', way: 'none' },
  mail_not_set_up: { gravity: 'mend', way: 'mail' },
  nothing_chosen: { gravity: 'mend', way: 'none' },
  invalid_input: { gravity: 'mend', way: 'none' },
  gone: { gravity: 'mend', way: 'overview' },
  internal: { gravity: 'broken', way: 'retry' },
}

/** Whatever was thrown, as one of our errors. Only the shell's errors have a code; anything else is the page's own mistake. */
export function asAppError(thrown: unknown): AppError {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && String(thrown.code) in errorTable) {
    return { service: null, message: '', hint: null, said: null, trace: null, ...thrown } as AppError
  }
  return { code: 'internal', service: null, message: String(thrown), hint: null, said: null, trace: null }
}

/** A service's words or a place, when there is anything to read in it: a lone full stop is neither. */
export const tellingOf = (text: string | null | undefined) => (text && /[\p{L}\p{N}]/u.test(text) ? text.trim() : null)

const isOneOf = <T extends object>(texts: T, word: string): word is keyof T & string => word in texts

/** What an error's hint says: a word of ours in the owner's language, anything else as it came. */
export function hintText(code: ErrorCode, hint: string, t: TFunction): string {
  if (code === 'file_unreadable' && isOneOf(en.errorWords.file, hint)) return t(`errorWords.file.${hint}`)
  if (code === 'invalid_input' && isOneOf(en.errorWords.input, hint)) return t(`errorWords.input.${hint}`)
  if (code === 'keychain_locked' && isOneOf(en.errorWords.keychain.locked, hint)) return t(`errorWords.keychain.locked.${hint}`)
  if (code === 'keychain_refused' && isOneOf(en.errorWords.keychain.refused, hint))
    return t(`errorWords.keychain.refused.${hint}`)
  if (hint === 'proxy_script') return t('errorWords.pacSet')
  return `${t('errorWords.place')} ${hint}`
}
