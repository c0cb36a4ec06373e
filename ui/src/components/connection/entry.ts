import type { ConnectionDraft, KleerLogin } from '../../generated/types'

/** What the owner has typed for Alexis HR. */
export type AlexisEntry = { address: string; token: string }

/** What the owner has typed for Kleer. The password is dropped as soon as it has been used. */
export type KleerEntry = {
  address: string
  way: 'log_in' | 'token'
  email: string
  login: KleerLogin | null
  chosen: string | null
  companyId: string
  token: string
}

export const emptyAlexis = (address: string): AlexisEntry => ({ address, token: '' })

export const emptyKleer = (address: string): KleerEntry => ({
  address,
  way: 'log_in',
  email: '',
  login: null,
  chosen: null,
  companyId: '',
  token: '',
})

/** A number as other products hand it out for a client, or several words, as when an id and a secret are pasted together: a token of
 * Alexis HR is one word, and no such number. */
const foreign = /\s|^[^.]*:|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether what was typed looks like the credentials or the address of the other product with a name alike. */
export const isOfSimployer = ({ address, token }: AlexisEntry) =>
  foreign.test(token.trim()) || /^(https?:\/\/)?([^/]*\.)?simployer\.com(\/|$)/i.test(address.trim())

/** The connection that the entry describes, once it is complete. */
export function alexisDraft({ address, token }: AlexisEntry): ConnectionDraft | null {
  return token.trim() ? { address: address.trim(), credentials: { kind: 'alexis_token', token: token.trim() } } : null
}

export const isCompanyId = (text: string) => /^\d+$/.test(text.trim())

/** The connection that the entry describes, once it is complete. */
export function kleerDraft(entry: KleerEntry): ConnectionDraft | null {
  const address = entry.address.trim()
  if (entry.way === 'log_in') {
    if (!entry.login || !entry.chosen) return null
    return { address, credentials: { kind: 'kleer_company', session: entry.login.session, company_id: entry.chosen } }
  }
  if (!isCompanyId(entry.companyId) || !entry.token.trim()) return null
  return { address, credentials: { kind: 'kleer_token', company_id: entry.companyId.trim(), token: entry.token.trim() } }
}

/** What the owner has typed for Personio. */
export type PersonioEntry = { address: string; clientId: string; clientSecret: string }

export const emptyPersonio = (address: string): PersonioEntry => ({ address, clientId: '', clientSecret: '' })

/** The connection that the entry describes, once it is complete. */
export function personioDraft({ address, clientId, clientSecret }: PersonioEntry): ConnectionDraft | null {
  const [id, secret] = [clientId.trim(), clientSecret.trim()]
  if (!id || !secret) return null
  return { address: address.trim(), credentials: { kind: 'personio_client', client_id: id, client_secret: secret } }
}
