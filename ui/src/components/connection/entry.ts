import type { ConnectionDraft, KleerLogin } from '../../generated/types'

/** The form input for Alexis HR. */
export type AlexisEntry = { address: string; token: string }

/** The form input for Kleer. The password is discarded as soon as it has been used. */
export type KleerEntry = {
  address: string
  access: 'log_in' | 'token'
  email: string
  login: KleerLogin | null
  chosen: string | null
  companyId: string
  token: string
}

export const emptyAlexis = (address: string): AlexisEntry => ({ address, token: '' })

export const emptyKleer = (address: string): KleerEntry => ({
  address,
  access: 'log_in',
  email: '',
  login: null,
  chosen: null,
  companyId: '',
  token: '',
})

/**
 * Matches the credentials of other products: a client id (a UUID), or several words, as when an id and a secret are pasted
 * together. A token of Alexis HR is one word and no UUID.
 */
const otherProductCredentials = /\s|^[^.]*:|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether the input looks like credentials or the address of Simployer, another product with a similar name. */
export const looksLikeSimployer = ({ address, token }: AlexisEntry) =>
  otherProductCredentials.test(token.trim()) || /^(https?:\/\/)?([^/]*\.)?simployer\.com(\/|$)/i.test(address.trim())

/** The connection draft; `null`: the input is incomplete. */
export function alexisDraft({ address, token }: AlexisEntry): ConnectionDraft | null {
  return token.trim() ? { address: address.trim(), credentials: { kind: 'alexis_token', token: token.trim() } } : null
}

export const isCompanyId = (text: string) => /^\d+$/.test(text.trim())

/** The connection draft; `null`: the input is incomplete. */
export function kleerDraft(entry: KleerEntry): ConnectionDraft | null {
  const address = entry.address.trim()
  if (entry.access === 'log_in') {
    if (!entry.login || !entry.chosen) return null
    return { address, credentials: { kind: 'kleer_company', session: entry.login.session, company_id: entry.chosen } }
  }
  if (!isCompanyId(entry.companyId) || !entry.token.trim()) return null
  return { address, credentials: { kind: 'kleer_token', company_id: entry.companyId.trim(), token: entry.token.trim() } }
}

/** The form input for Personio. */
export type PersonioEntry = { address: string; clientId: string; clientSecret: string }

export const emptyPersonio = (address: string): PersonioEntry => ({ address, clientId: '', clientSecret: '' })

/** The connection draft; `null`: the input is incomplete. */
export function personioDraft({ address, clientId, clientSecret }: PersonioEntry): ConnectionDraft | null {
  const [id, secret] = [clientId.trim(), clientSecret.trim()]
  if (!id || !secret) return null
  return { address: address.trim(), credentials: { kind: 'personio_client', client_id: id, client_secret: secret } }
}
