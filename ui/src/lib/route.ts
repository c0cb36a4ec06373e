import { useSyncExternalStore } from 'react'
import type { ExportKind } from '../generated/types'
import { isDay, isMonthText } from './period'

/** The integration settings that other screens link to. */
const settingsParts = ['lead', 'number'] as const
export type SettingsPart = (typeof settingsParts)[number]

/** The exports whose route needs only the integration. */
export type PeopleExport = Exclude<ExportKind, 'leave' | 'benefits'>

/** Every route of the window. Hash routing suffices: a router library would be more code than this file. */
export type Route =
  | { at: 'overview' }
  | { at: 'start' }
  | { at: 'connect' }
  | { at: 'connect-benefits' }
  /** An integration's settings. `part` opens one of them. */
  | { at: 'integration'; id: string; part?: SettingsPart }
  | { at: 'salaries'; id: string }
  | { at: 'links'; id: string }
  | { at: 'export'; id: string; kind: PeopleExport; only: string[] }
  | { at: 'leave'; id: string }
  | { at: 'leave-prepare'; id: string; from: string; to: string; only: string[] }
  /** The benefit list; without `month`, the next month. */
  | { at: 'benefits'; id: string; month: string | null }
  | { at: 'benefit-prepare'; id: string; month: string; only: string[] }
  | { at: 'corrections'; id: string }
  | { at: 'review'; planId: string; only: string[] }
  | { at: 'run'; id: string }
  | { at: 'proof'; runId: string }
  | { at: 'history'; integrationId: string | null; attention?: boolean }
  | { at: 'settings' }
  /** The stored data: back-ups, retention, people, copies. */
  | { at: 'data' }

const exportPaths: Record<PeopleExport, string> = { employees: 'export', employee_import: 'import' }

const keys = (only: string[]) => (only.length > 0 ? `?only=${only.map(encodeURIComponent).join(',')}` : '')

/** The query string of a route. */
const searchOf = (words: Record<string, string>) => {
  const present = Object.entries(words).filter(([, word]) => word !== '')
  return present.length > 0 ? `?${present.map(([name, word]) => `${name}=${encodeURIComponent(word)}`).join('&')}` : ''
}

/** The address of a route. */
export function href(route: Route): string {
  switch (route.at) {
    case 'overview':
      return '#/'
    case 'integration':
      return `#/integrations/${encodeURIComponent(route.id)}${searchOf({ part: route.part ?? '' })}`
    case 'salaries':
      return `#/integrations/${encodeURIComponent(route.id)}/salaries`
    case 'links':
      return `#/integrations/${encodeURIComponent(route.id)}/links`
    case 'export':
      return `#/integrations/${encodeURIComponent(route.id)}/${exportPaths[route.kind]}${keys(route.only)}`
    case 'leave':
      return `#/integrations/${encodeURIComponent(route.id)}/leave`
    case 'leave-prepare':
      return `#/integrations/${encodeURIComponent(route.id)}/leave/${route.from}/${route.to}${keys(route.only)}`
    case 'benefits':
      return `#/integrations/${encodeURIComponent(route.id)}/benefits${route.month ? `/${route.month}` : ''}`
    case 'benefit-prepare':
      return `#/integrations/${encodeURIComponent(route.id)}/benefits/${route.month}/prepare${keys(route.only)}`
    case 'corrections':
      return `#/integrations/${encodeURIComponent(route.id)}/corrections`
    case 'review':
      return `#/plans/${encodeURIComponent(route.planId)}${keys(route.only)}`
    case 'run':
      return `#/runs/${encodeURIComponent(route.id)}`
    case 'proof':
      return `#/runs/${encodeURIComponent(route.runId)}/proof`
    case 'history':
      return `#/history${searchOf({ of: route.integrationId ?? '', open: route.attention ? '1' : '' })}`
    default:
      return `#/${route.at}`
  }
}

/** The route of an address. An unknown address leads to the overview. */
export function parse(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?')
  const [first, second, third, from, to] = path.split('/').map(decodeURIComponent)
  const params = new Map(query.split('&').map((pair): [string, string] => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']))
  const only = (params.get('only') ?? '').split(',').filter(Boolean).map(decodeURIComponent)
  if (first === 'integrations' && second) {
    if (third === exportPaths.employees) return { at: 'export', id: second, kind: 'employees', only }
    if (third === exportPaths.employee_import) return { at: 'export', id: second, kind: 'employee_import', only }
    if (third === 'leave') {
      return from && to && isDay(from) && isDay(to) && from <= to
        ? { at: 'leave-prepare', id: second, from, to, only }
        : { at: 'leave', id: second }
    }
    if (third === 'benefits') {
      const month = from && isMonthText(from) ? from : null
      return month && to === 'prepare'
        ? { at: 'benefit-prepare', id: second, month, only }
        : { at: 'benefits', id: second, month }
    }
    if (third === 'corrections') return { at: 'corrections', id: second }
    if (third === 'links') return { at: 'links', id: second }
    if (third === 'salaries') return { at: 'salaries', id: second }
    const part = settingsParts.find((one) => one === params.get('part'))
    return { at: 'integration', id: second, ...(part && { part }) }
  }
  if (first === 'plans' && second) return { at: 'review', planId: second, only }
  if (first === 'runs' && second && third === 'proof') return { at: 'proof', runId: second }
  if (first === 'runs' && second) return { at: 'run', id: second }
  if (first === 'history') {
    return {
      at: 'history',
      integrationId: decodeURIComponent(params.get('of') ?? '') || null,
      ...(params.get('open') === '1' && { attention: true }),
    }
  }
  if (first === 'start' || first === 'connect' || first === 'connect-benefits') return { at: first }
  if (first === 'settings' || first === 'data') return { at: first }
  return { at: 'overview' }
}

/** Navigates to a route. `replace` keeps the present address out of the history. */
export function go(route: Route, replace = false) {
  if (replace) window.location.replace(href(route))
  else window.location.hash = href(route)
}

function watch(changed: () => void) {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

/** The present address without `#`. */
export function useHash(): string {
  return useSyncExternalStore(watch, () => window.location.hash)
}
