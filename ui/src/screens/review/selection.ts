import type { Change, ChangeKind, Finding, PlanCounts, PlanView, SharedFinding } from '../../generated/types'

/** Which rows the review shows: one kind, those with something to look at, or all. */
export type ReviewFilter = 'all' | ChangeKind | 'notice' | 'warned'

/** What of a plan stands apart from its rows: the rows that are no mere agreement, and the warnings that nearly all rows share. */
export type Attention = Pick<PlanView, 'notice_keys' | 'shared'>

const nothingApart: Attention = { notice_keys: [], shared: [] }

const sent: ReadonlySet<ChangeKind> = new Set(['create', 'update', 'remove'])

/** Only what creates, changes or removes can be sent; what is blocked or in step cannot be ticked. */
export const isSendable = (change: Change) => change.open === null && sent.has(change.kind)

export const sendableOf = ({ create, update, remove }: PlanCounts) => create + update + remove

const isShared = (finding: Finding, shared: SharedFinding[]) =>
  shared.some((one) => one.finding.code === finding.code && one.finding.field === finding.field)

/** The warnings of a row that not everybody has. */
export const isWarned = (change: Change, { shared }: Attention) =>
  change.findings.some((finding) => finding.severity === 'warning' && !isShared(finding, shared))

/** What a row is: its kind, or a notice when nothing is to be sent and there is something to see all the same. */
export const stateOf = (change: Change, { notice_keys }: Attention): ChangeKind | 'notice' =>
  change.kind === 'in_step' && notice_keys.includes(change.key) ? 'notice' : change.kind

export function shows(filter: ReviewFilter, change: Change, attention = nothingApart): boolean {
  if (filter === 'all') return true
  return filter === 'warned' ? isWarned(change, attention) : stateOf(change, attention) === filter
}

/** The rows of a filter in which the name holds a text, and those held on to: a row does not vanish under the owner's hand. */
export function shownRows(
  plan: Attention & { changes: Change[] },
  filter: ReviewFilter,
  text: string,
  held?: ReadonlySet<string>,
): Change[] {
  const wanted = text.trim().toLocaleLowerCase()
  return plan.changes.filter(
    (change) => (shows(filter, change, plan) || held?.has(change.key)) && change.name.toLocaleLowerCase().includes(wanted),
  )
}

export const countOf = (plan: Attention & { changes: Change[] }, filter: ReviewFilter) =>
  plan.changes.filter((change) => shows(filter, change, plan)).length

/** Everything that can be sent and needs no second thought, or those of the keys asked for that can be sent. */
export function firstChoice(changes: Change[], only: string[]): Set<string> {
  const sendable = changes.filter(isSendable)
  const asked = new Set(only)
  const first =
    only.length > 0
      ? sendable.filter(({ key }) => asked.has(key))
      : sendable.filter(({ day, benefit }) => !day?.hold && !benefit?.hold)
  return new Set(first.map(({ key }) => key))
}

/** So many people are a good beginning of an export that never sent anything. */
export const PILOT = 2

/** The first few that can be sent. */
export const pilotOf = (changes: Change[]) =>
  new Set(
    changes
      .filter(isSendable)
      .slice(0, PILOT)
      .map((change) => change.key),
  )

/** The choice after the owner said something about a row. What became sendable by it is chosen: that is what was said. */
export function choiceAfter(chosen: ReadonlySet<string>, before: Change, after: Change | undefined): ReadonlySet<string> {
  if (!after || isSendable(before) === isSendable(after)) return chosen
  return choose(chosen, [after], true)
}

/** The choice with these rows ticked or not. Rows that cannot be sent stay out of it. */
export function choose(chosen: ReadonlySet<string>, rows: Change[], ticked: boolean): Set<string> {
  const next = new Set(chosen)
  for (const row of rows.filter(isSendable)) {
    if (ticked) next.add(row.key)
    else next.delete(row.key)
  }
  return next
}

/** How many of the rows that can be sent are chosen, and whether that is all of them. */
export function choiceAmong(chosen: ReadonlySet<string>, rows: Change[]) {
  const sendable = rows.filter(isSendable)
  const count = sendable.filter((row) => chosen.has(row.key)).length
  return { count, possible: sendable.length, all: count > 0 && count === sendable.length }
}
