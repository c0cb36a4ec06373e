import type { BenefitRule, CompensationType, Interval, Part, Payout, TypeChoice } from '../../generated/types'

export const intervals: Interval[] = ['monthly', 'quarterly', 'half_yearly', 'yearly']

/** The app writes only to one-time and recurring types: a write to a salary type could overwrite the salary. */
export const isUsable = ({ category }: CompensationType) => category.kind !== 'other'

/** The payout of a type, unless the owner chooses another interval. */
export const payoutOf = ({ category }: CompensationType): Payout =>
  category.kind === 'recurring' ? { kind: 'recurring', interval: 'monthly' } : { kind: 'one_time' }

export const existingType = ({ id, name }: CompensationType): TypeChoice => ({ kind: 'existing', id, name })

/** The rule that sends the whole amount to one type. */
export const sendWhole = (into: TypeChoice, payout: Payout): BenefitRule => ({
  kind: 'send',
  parts: [{ into, share: { kind: 'rest' }, payout }],
})

/** The only part of a rule that does not split. */
export const solePart = (rule: BenefitRule | null): Part | null =>
  rule?.kind === 'send' && rule.parts.length === 1 ? (rule.parts[0] ?? null) : null

/** Whether a part goes to a type that no longer exists. */
export const isGone = ({ into }: Part, types: CompensationType[]) =>
  into.kind === 'existing' && !types.some(({ id }) => id === into.id)

/**
 * The type of a part, if its category at the target differs from the category that was chosen. A type that is gone does not
 * count.
 */
export const changedType = ({ into, payout }: Part, types: CompensationType[]): CompensationType | undefined =>
  types.find(({ id, category }) => into.kind === 'existing' && id === into.id && category.kind !== payout.kind)

/** The category as one word, in the shell's notation. */
export const categoryName = ({ category }: CompensationType) => (category.kind === 'other' ? category.word : category.kind)

/** Whether the owner must still decide about a benefit. */
export const isOpen = (rule: BenefitRule | null, types: CompensationType[]) =>
  rule === null || (rule.kind === 'send' && rule.parts.some((part) => isGone(part, types) || changedType(part, types)))

/** Whether exactly one part takes the rest and the shares are valid. */
export function addsUp(parts: Part[]): boolean {
  const percents = parts.map(({ share }) => (share.kind === 'percent' ? Number(share.value) : 0))
  const shares = parts.map(({ share }) => (share.kind === 'rest' ? 1 : Number(share.value)))
  return (
    parts.filter(({ share }) => share.kind === 'rest').length === 1 &&
    percents.reduce((sum, percent) => sum + percent, 0) <= 100 &&
    shares.every((share) => share > 0) &&
    parts.every(({ into }) => into.name.trim() !== '')
  )
}
