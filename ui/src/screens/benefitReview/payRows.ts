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

/** The rows of a plan: the types that are made first, then what needs the owner, then the rest. */
export function payRows(changes: Change[]): PayRow[] {
  const rows = changes.filter((change): change is PayRow => change.benefit !== null)
  return [...rows.filter(isType), ...rows.filter((row) => !isType(row))]
}

export function shows(filter: PayFilter, { benefit, findings }: PayRow): boolean {
  if (filter === 'all') return true
  if (filter === 'warned') return findings.some(({ severity }) => severity === 'warning')
  return states[filter].includes(benefit.state)
}

/** The rows of a filter that a text finds, by person or type. */
export function shownPay(rows: PayRow[], filter: PayFilter, text: string): PayRow[] {
  const wanted = text.trim().toLocaleLowerCase()
  const said = ({ name, benefit: { email, pay_type } }: PayRow) => [name, email, pay_type?.name]
  return rows.filter((row) => shows(filter, row) && said(row).some((word) => word?.toLocaleLowerCase().includes(wanted)))
}

const typeKey = ({ benefit: { pay_type } }: PayRow) =>
  pay_type && `${pay_type.category.kind} ${pay_type.name.trim().toLocaleLowerCase()}`

/** The rows that need a type that the run makes. */
const needing = (rows: PayRow[], type: PayRow) =>
  rows.filter((row) => !isType(row) && isSendable(row) && row.benefit.pay_type?.id === null && typeKey(row) === typeKey(type))

/** A type is made when an amount of it is sent, and only then. */
function settled(chosen: Set<string>, rows: PayRow[]): Set<string> {
  for (const type of rows.filter(isType)) {
    const dependents = needing(rows, type)
    if (dependents.length === 0) continue
    if (dependents.some(({ key }) => chosen.has(key))) chosen.add(type.key)
    else chosen.delete(type.key)
  }
  return chosen
}

/** What is ticked at first: everything that needs no second thought, with the types it needs. */
export const firstPay = (rows: PayRow[], only: string[]) => settled(new Set(firstChoice(rows, only)), rows)

/** What is ticked after rows were ticked or unticked. A type takes the amounts that need it along. */
export function choosePay(chosen: ReadonlySet<string>, rows: PayRow[], asked: PayRow[], ticked: boolean): Set<string> {
  const next = new Set(chosen)
  const along = asked.flatMap((row) => (isType(row) ? needing(rows, row).filter((one) => !ticked || !one.benefit.hold) : []))
  for (const row of [...asked, ...along].filter(isSendable)) {
    if (ticked) next.add(row.key)
    else next.delete(row.key)
  }
  return settled(next, rows)
}

/** How many amounts are ticked, what they add up to, and how many types are made for them. */
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

/** Whether a month lies so far from the present one that sending it needs an explicit yes. */
export const isFar = (monthsAgo: number) => monthsAgo > 1 || monthsAgo < -1
