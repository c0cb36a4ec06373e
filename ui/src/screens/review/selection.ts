import type { Change, ChangeKind, Finding, PlanCounts, PlanView, SharedFinding } from '../../generated/types'

/** The active filter of the review: a kind, rows that need attention, or all. */
export type ReviewFilter = 'all' | ChangeKind | 'notice' | 'warned'

/** Rows that need attention although nothing is sent, and warnings that nearly all rows share. */
export type Attention = Pick<PlanView, 'notice_keys' | 'shared'>

const noAttention: Attention = { notice_keys: [], shared: [] }

const sendableKinds: ReadonlySet<ChangeKind> = new Set(['create', 'update', 'remove'])

/** Only rows that create, change or remove can be sent and selected. */
export const isSendable = (change: Change) => change.open === null && sendableKinds.has(change.kind)

export const sendableOf = ({ create, update, remove }: PlanCounts) => create + update + remove

const isShared = (finding: Finding, shared: SharedFinding[]) =>
  shared.some((one) => one.finding.code === finding.code && one.finding.field === finding.field)

/** Whether a row has a warning that is not shared by nearly all rows. */
export const isWarned = (change: Change, { shared }: Attention) =>
  change.findings.some((finding) => finding.severity === 'warning' && !isShared(finding, shared))

/** The state of a row: its kind, or `notice` if nothing is sent and the row needs attention. */
export const stateOf = (change: Change, { notice_keys }: Attention): ChangeKind | 'notice' =>
  change.kind === 'in_step' && notice_keys.includes(change.key) ? 'notice' : change.kind

export function matchesFilter(filter: ReviewFilter, change: Change, attention = noAttention): boolean {
  if (filter === 'all') return true
  return filter === 'warned' ? isWarned(change, attention) : stateOf(change, attention) === filter
}

/** The rows that match filter and search. Pinned rows also stay: a row does not vanish while the owner works on it. */
export function shownRows(
  plan: Attention & { changes: Change[] },
  filter: ReviewFilter,
  text: string,
  pinned?: ReadonlySet<string>,
): Change[] {
  const search = text.trim().toLocaleLowerCase()
  return plan.changes.filter(
    (change) =>
      (matchesFilter(filter, change, plan) || pinned?.has(change.key)) && change.name.toLocaleLowerCase().includes(search),
  )
}

export const countOf = (plan: Attention & { changes: Change[] }, filter: ReviewFilter) =>
  plan.changes.filter((change) => matchesFilter(filter, change, plan)).length

/** The rows that are selected at first: every sendable row without hesitation, or the sendable ones among the requested keys. */
export function firstChoice(changes: Change[], only: string[]): Set<string> {
  const sendable = changes.filter(isSendable)
  const requested = new Set(only)
  const first =
    only.length > 0
      ? sendable.filter(({ key }) => requested.has(key))
      : sendable.filter(({ day, benefit }) => !day?.hold && !benefit?.hold)
  return new Set(first.map(({ key }) => key))
}

/** The number of rows that a pilot run sends. */
export const PILOT_SIZE = 2

/** The first sendable rows. */
export const pilotOf = (changes: Change[]) =>
  new Set(
    changes
      .filter(isSendable)
      .slice(0, PILOT_SIZE)
      .map((change) => change.key),
  )

/** The selection after a decision about a row. Rows that became sendable by it are selected, because the decision means that. */
export function chooseAfterDecision(chosen: ReadonlySet<string>, before: Change, after: Change | undefined): ReadonlySet<string> {
  if (!after || isSendable(before) === isSendable(after)) return chosen
  return choose(chosen, [after], true)
}

/** The selection after rows were ticked or unticked. Rows that cannot be sent stay out. */
export function choose(chosen: ReadonlySet<string>, rows: Change[], ticked: boolean): Set<string> {
  const next = new Set(chosen)
  for (const row of rows.filter(isSendable)) {
    if (ticked) next.add(row.key)
    else next.delete(row.key)
  }
  return next
}

/** The number of selected sendable rows, and whether all are selected. */
export function countChosen(chosen: ReadonlySet<string>, rows: Change[]) {
  const sendable = rows.filter(isSendable)
  const count = sendable.filter((row) => chosen.has(row.key)).length
  return { count, possible: sendable.length, all: count > 0 && count === sendable.length }
}
