import type { BenefitRow, BenefitState, Change } from '../../generated/types'
import { sumOf } from '../../lib/money'
import { firstChoice, isSendable } from '../review/selection'

/** A row of the benefit export. */
export type PayRow = Change & { benefit: BenefitRow }

export type PayFilter = 'all' | 'new' | 'by_hand' | 'blocked' | 'there_equal' | 'not_sent' | 'warned'

export const filters: PayFilter[] = ['all', 'new', 'by_hand', 'blocked', 'there_equal', 'not_sent', 'warned']

const states: Record<Exclude<PayFilter, 'all' | 'warned'>, BenefitState[]> = {
  new: ['type_to_make', 'new'],
  by_hand: ['there_different', 'goes_on'],
  blocked: ['blocked'],
  there_equal: ['there_equal'],
  not_sent: ['not_sent'],
}

const isType = ({ benefit }: PayRow) => benefit.state === 'type_to_make'

/** The rows of a plan: new types first, then rows that need the owner, then the others. */
export function payRows(changes: Change[]): PayRow[] {
  const rows = changes.filter((change): change is PayRow => change.benefit !== null)
  return [...rows.filter(isType), ...rows.filter((row) => !isType(row))]
}

export function matchesFilter(filter: PayFilter, { benefit, findings }: PayRow): boolean {
  if (filter === 'all') return true
  if (filter === 'warned') return findings.some(({ severity }) => severity === 'warning')
  return states[filter].includes(benefit.state)
}

/** The rows that match filter and search, by person or type. */
export function shownPay(rows: PayRow[], filter: PayFilter, text: string): PayRow[] {
  const search = text.trim().toLocaleLowerCase()
  const searchable = ({ name, benefit: { email, pay_type } }: PayRow) => [name, email, pay_type?.name]
  return rows.filter(
    (row) => matchesFilter(filter, row) && searchable(row).some((text) => text?.toLocaleLowerCase().includes(search)),
  )
}

const typeKey = ({ benefit: { pay_type } }: PayRow) =>
  pay_type && `${pay_type.category.kind} ${pay_type.name.trim().toLocaleLowerCase()}`

/** The rows that need a type that the run creates. */
const dependentsOf = (rows: PayRow[], type: PayRow) =>
  rows.filter((row) => !isType(row) && isSendable(row) && row.benefit.pay_type?.id === null && typeKey(row) === typeKey(type))

/** A type is created exactly when one of its amounts is sent. */
function withNeededTypes(chosen: Set<string>, rows: PayRow[]): Set<string> {
  for (const type of rows.filter(isType)) {
    const dependents = dependentsOf(rows, type)
    if (dependents.length === 0) continue
    if (dependents.some(({ key }) => chosen.has(key))) chosen.add(type.key)
    else chosen.delete(type.key)
  }
  return chosen
}

/** The rows that are selected at first: every sendable row without hesitation, with the types that they need. */
export const firstPay = (rows: PayRow[], only: string[]) => withNeededTypes(new Set(firstChoice(rows, only)), rows)

/** The selection after rows were ticked or unticked. A type takes its dependent amounts along. */
export function choosePay(chosen: ReadonlySet<string>, rows: PayRow[], changed: PayRow[], ticked: boolean): Set<string> {
  const next = new Set(chosen)
  const dependents = changed.flatMap((row) =>
    isType(row) ? dependentsOf(rows, row).filter((one) => !ticked || !one.benefit.hold) : [],
  )
  for (const row of [...changed, ...dependents].filter(isSendable)) {
    if (ticked) next.add(row.key)
    else next.delete(row.key)
  }
  return withNeededTypes(next, rows)
}

/** The number of selected amounts, their sum, and the number of types to create. */
export function chosenPay(chosen: ReadonlySet<string>, rows: PayRow[], currency: string) {
  const ticked = rows.filter((row) => isSendable(row) && chosen.has(row.key))
  const amounts = ticked.filter((row) => !isType(row))
  return {
    count: amounts.length,
    types: ticked.length - amounts.length,
    total: sumOf(
      amounts.map(({ benefit: { wanted } }) => wanted?.amount ?? '0'),
      currency,
    ),
    resends: amounts.filter(({ benefit }) => benefit.sent_before).length,
  }
}

/** Whether a month is so far from the present one that sending it needs a confirmation. */
export const isFar = (monthsAgo: number) => monthsAgo > 1 || monthsAgo < -1
