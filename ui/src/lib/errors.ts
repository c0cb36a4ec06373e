import type { TFunction } from 'i18next'
import type { AppError, ErrorCode } from '../generated/types'
import { en } from '../i18n/en'

/** `wait`: passes by itself. `mend`: the owner must act. `broken`: a defect of the app. */
export type Severity = 'wait' | 'mend' | 'broken'

/** The remedy that an error offers as a button. */
export type NextAction = 'retry' | 'credentials' | 'folder' | 'prepare' | 'overview' | 'mail' | 'settings' | 'none'

/** Severity and remedies of every error code. The texts are in i18n under the same code. */
export const errorTable: Record<ErrorCode, { severity: Severity; action: NextAction }> = {
  address_invalid: { severity: 'mend', action: 'credentials' },
  unreachable: { severity: 'wait', action: 'retry' },
  timed_out: { severity: 'wait', action: 'retry' },
  connection_lost: { severity: 'wait', action: 'retry' },
  insecure: { severity: 'mend', action: 'retry' },
  proxy_login: { severity: 'mend', action: 'retry' },
  redirected: { severity: 'mend', action: 'credentials' },
  wrong_credentials: { severity: 'mend', action: 'credentials' },
  missing_right: { severity: 'mend', action: 'retry' },
  not_found: { severity: 'mend', action: 'credentials' },
  too_many_requests: { severity: 'wait', action: 'retry' },
  service_down: { severity: 'wait', action: 'retry' },
  refused: { severity: 'mend', action: 'retry' },
  not_understood: { severity: 'broken', action: 'retry' },
  too_large: { severity: 'mend', action: 'credentials' },
  incomplete: { severity: 'wait', action: 'retry' },
  keychain_locked: { severity: 'mend', action: 'retry' },
  keychain_missing: { severity: 'mend', action: 'retry' },
  keychain_refused: { severity: 'mend', action: 'retry' },
  keychain_too_long: { severity: 'mend', action: 'credentials' },
  secret_incomplete: { severity: 'mend', action: 'credentials' },
  secret_missing: { severity: 'mend', action: 'credentials' },
  storage_full: { severity: 'mend', action: 'retry' },
  storage_read_only: { severity: 'mend', action: 'folder' },
  storage_newer: { severity: 'mend', action: 'none' },
  storage_corrupt: { severity: 'mend', action: 'folder' },
  storage_damaged: { severity: 'mend', action: 'folder' },
  storage_on_network: { severity: 'mend', action: 'folder' },
  storage_locked: { severity: 'wait', action: 'retry' },
  storage_failed: { severity: 'broken', action: 'retry' },
  back_up_unreadable: { severity: 'mend', action: 'none' },
  plan_stale: { severity: 'mend', action: 'prepare' },
  link_taken: { severity: 'mend', action: 'none' },
  already_open: { severity: 'mend', action: 'none' },
  run_active: { severity: 'wait', action: 'retry' },
  run_unsettled: { severity: 'mend', action: 'none' },
  writing_refused: { severity: 'mend', action: 'retry' },
  switch_new_user_id: { severity: 'mend', action: 'settings' },
  switch_create_agreement: { severity: 'mend', action: 'settings' },
  switch_payroll_events: { severity: 'mend', action: 'settings' },
  unproven_not_as_sent: { severity: 'mend', action: 'prepare' },
  emails_hidden: { severity: 'mend', action: 'retry' },
  pay_unseen: { severity: 'mend', action: 'retry' },
  file_unreadable: { severity: 'mend', action: 'none' },
  file_problems: { severity: 'mend', action: 'none' },
  mail_no_encryption: { severity: 'mend', action: 'none' },
  mail_login_refused: { severity: 'mend', action: 'none' },
  mail_passwords_off: { severity: 'mend', action: 'none' },
  mail_sender_refused: { severity: 'mend', action: 'none' },
  mail_recipient_refused: { severity: 'mend', action: 'none' },
  mail_not_set_up: { severity: 'mend', action: 'mail' },
  nothing_chosen: { severity: 'mend', action: 'none' },
  invalid_input: { severity: 'mend', action: 'none' },
  gone: { severity: 'mend', action: 'overview' },
  internal: { severity: 'broken', action: 'retry' },
}

/** Converts a thrown value into an `AppError`. Only errors of the shell have a code; any other value is a defect of the page. */
export function asAppError(thrown: unknown): AppError {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && String(thrown.code) in errorTable) {
    return { service: null, message: '', hint: null, said: null, trace: null, ...thrown } as AppError
  }
  return { code: 'internal', service: null, message: String(thrown), hint: null, said: null, trace: null }
}

/** A service's message or a place, unless it is blank or only punctuation. */
export const readableText = (text: string | null | undefined) => (text && /[\p{L}\p{N}]/u.test(text) ? text.trim() : null)

const hasKey = <T extends object>(texts: T, key: string): key is keyof T & string => key in texts

/** The hint of an error: translated if it is a key of the app, else unchanged. */
export function hintText(code: ErrorCode, hint: string, t: TFunction): string {
  if (code === 'file_unreadable' && hasKey(en.errorWords.file, hint)) return t(`errorWords.file.${hint}`)
  if (code === 'invalid_input' && hasKey(en.errorWords.input, hint)) return t(`errorWords.input.${hint}`)
  if (code === 'keychain_locked' && hasKey(en.errorWords.keychain.locked, hint)) return t(`errorWords.keychain.locked.${hint}`)
  if (code === 'keychain_refused' && hasKey(en.errorWords.keychain.refused, hint)) return t(`errorWords.keychain.refused.${hint}`)
  if (hint === 'proxy_script') return t('errorWords.pacSet')
  return `${t('errorWords.place')} ${hint}`
}
