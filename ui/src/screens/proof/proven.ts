import type { Money, Proof, ProofLine, ProofPerson } from '../../generated/types'
import { isNegative, isSameAmount, isZero, sumOf } from '../../lib/money'

const minus = (amount: string) => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)

/** What of a line is listed and neither there, read back, nor left out on purpose. */
function gapOf({ listed, there, read_back, left_out }: ProofLine): Money {
  return sumOf([listed.amount, ...[there, read_back, left_out].map(({ amount }) => minus(amount))], listed.currency)
}

/** How much is not proven, over every person: what is too much for one does not make up for what another lacks. */
export function unproven({ benefits, currency }: Proof): Money {
  const gaps = benefits.flatMap(({ people }) => people.map(({ line }) => gapOf(line)))
  return sumOf(
    gaps.map((gap) => (isNegative(gap) ? minus(gap.amount) : gap.amount)),
    currency,
  )
}

/** What is listed and was neither there, nor approved, nor left out on purpose. */
export function notApproved({ listed, there, approved, left_out }: ProofLine): Money {
  return sumOf([listed.amount, ...[there, approved, left_out].map(({ amount }) => minus(amount))], listed.currency)
}

export const isSame = (one: Money, other: Money) => isSameAmount(one.amount, other.amount)

/** Whether anything of a proof was left out on purpose. Seldom, so the column is only there when it is needed. */
export const leavesOut = ({ benefits, total }: Proof) =>
  !isZero(total.left_out) || benefits.some(({ people }) => people.some(({ line }) => !isZero(line.left_out)))

/** Only the owner's own look says that it is there: it was sent and confirmed, and no read shows it. */
export const isSeenOnly = ({ outcome, shown_by, line }: ProofPerson) =>
  outcome === 'confirmed' && shown_by === null && !isZero(line.sent)

export const anySeenOnly = ({ benefits }: Proof) => benefits.some(({ people }) => people.some(isSeenOnly))

/** The same amount on the other side of nothing. */
export const minusOf = ({ amount, currency }: Money): Money => ({ amount: minus(amount), currency })
