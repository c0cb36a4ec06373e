import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ServiceName } from '../generated/types'
import type { en } from '../i18n/en'
import { queries } from './queries'

type Calls = typeof en.calls
/** A call that has a text. */
type CallName = { [S in keyof Calls & string]: `${S}.${keyof Calls[S] & string}` }[keyof Calls & string]

/** Describes calls in one line. Calls with the same text are listed once; a call without a text goes by its name. */
export function useCallTexts() {
  const { t, i18n } = useTranslation()
  const hasText = (name: string): name is CallName => i18n.exists(`calls.${name}`)
  const textOf = (name: string) => (hasText(name) ? t(`calls.${name}`) : name)
  return (names: readonly string[]) => [...new Set(names.map(textOf))].join(', ')
}

/** The unproven calls of a service, from its connector's table of calls. */
export function useUnprovenCalls(service: ServiceName): string[] {
  const facts = useQuery(queries.serviceFacts)
  const calls = facts.data?.find((one) => one.service === service)?.calls ?? []
  return calls.filter(({ proof }) => proof === 'unproven').map(({ name }) => name)
}
