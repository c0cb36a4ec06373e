import type { AppError, MailSecurity, MailServer, MailServerDraft, MailSettings } from '../../generated/types'

/** The form's input: text until it is sent. */
export type MailDraft = {
  host: string
  security: MailSecurity
  port: string
  user: string
  password: string
  from: string
}

export type MailField = keyof MailDraft

/** The usual port of each kind of encryption. */
export const usualPort: Record<MailSecurity, string> = { start_tls: '587', tls: '465' }

export const firstDraft = ({ server }: MailSettings): MailDraft =>
  server
    ? { ...server, port: String(server.port), user: server.user ?? '', password: '' }
    : { host: '', security: 'start_tls', port: usualPort.start_tls, user: '', password: '', from: '' }

/** A new encryption changes the port, unless the owner typed an unusual one. */
export const withSecurity = (draft: MailDraft, security: MailSecurity): MailDraft => ({
  ...draft,
  security,
  port: draft.port === usualPort[draft.security] ? usualPort[security] : draft.port,
})

export const looksLikeAddress = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text.trim())

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535

/** Whether the host is one of Microsoft's. Not so the hosts that accept mail for a company's own domain: they take no log-in. */
export function isMicrosofts(host: string): boolean {
  const name = host.trim().toLowerCase().replace(/\.$/, '')
  const within = (domain: string) => name === domain || name.endsWith(`.${domain}`)
  return (
    ['office365.com', 'outlook.com', 'office.com', 'hotmail.com', 'live.com'].some(within) && !within('protection.outlook.com')
  )
}

/** The fields whose input is invalid. */
export function wrongFields({ host, port, from }: MailDraft): Set<'host' | 'port' | 'from'> {
  const wrong = new Set<'host' | 'port' | 'from'>()
  if (host.trim() === '' || /\s/.test(host.trim())) wrong.add('host')
  if (!isPort(port)) wrong.add('port')
  if (!looksLikeAddress(from)) wrong.add('from')
  return wrong
}

/** The draft for the shell. Without a typed password, the stored one stays. */
export function toSend({ host, security, port, user, password, from }: MailDraft): MailServerDraft {
  const server: MailServer = { host: host.trim(), port: Number(port), security, user: user.trim() || null, from: from.trim() }
  return { server, password: password || null }
}

/** The field that an error is about; `null`: none. */
export function fieldOf({ code, hint }: AppError): MailField | null {
  switch (code) {
    case 'unreachable':
    case 'timed_out':
    case 'insecure':
    case 'connection_lost':
      return 'host'
    case 'mail_no_encryption':
      return 'security'
    case 'mail_login_refused':
    case 'mail_passwords_off':
      return 'password'
    case 'mail_sender_refused':
      return 'from'
    case 'invalid_input':
      return hint === 'host' || hint === 'port' ? hint : 'from'
    default:
      return null
  }
}
