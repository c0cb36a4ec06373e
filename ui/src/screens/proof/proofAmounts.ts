import type { Money, Proof, ProofLine, ProofPerson } from '../../generated/types'
import { isNegative, isSameAmount, isZero, sumOf } from '../../lib/money'

const negate = (amount: string) => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)

/** The listed amount of a line that was neither there before, read back, nor left out on purpose. */
function unprovenOf({ listed, there, read_back, left_out }: ProofLine): Money {
  return sumOf([listed.amount, ...[there, read_back, left_out].map(({ amount }) => negate(amount))], listed.currency)
}

/** The unproven amount of all people. A surplus of one person does not offset another person's gap. */
export function unproven({ benefits, currency }: Proof): Money {
  const gaps = benefits.flatMap(({ people }) => people.map(({ line }) => unprovenOf(line)))
  return sumOf(
    gaps.map((gap) => (isNegative(gap) ? negate(gap.amount) : gap.amount)),
    currency,
  )
}

/** The listed amount that was neither there before, approved, nor left out on purpose. */
export function notApproved({ listed, there, approved, left_out }: ProofLine): Money {
  return sumOf([listed.amount, ...[there, approved, left_out].map(({ amount }) => negate(amount))], listed.currency)
}

export const isEqual = (one: Money, other: Money) => isSameAmount(one.amount, other.amount)

/** Whether a proof has amounts that were left out on purpose. They are rare, so their column is optional. */
export const leavesOut = ({ benefits, total }: Proof) =>
  !isZero(total.left_out) || benefits.some(({ people }) => people.some(({ line }) => !isZero(line.left_out)))

/** The amount was sent and confirmed by the owner's own look only, because no read shows it. */
export const isSeenOnly = ({ outcome, shown_by, line }: ProofPerson) =>
  outcome === 'confirmed' && shown_by === null && !isZero(line.sent)

export const anySeenOnly = ({ benefits }: Proof) => benefits.some(({ people }) => people.some(isSeenOnly))

/** The negated amount. */
export const negated = ({ amount, currency }: Money): Money => ({ amount: negate(amount), currency })
