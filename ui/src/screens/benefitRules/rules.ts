import type { BenefitRule, CompensationType, Interval, Part, Payout, TypeChoice } from '../../generated/types'

export const intervals: Interval[] = ['monthly', 'quarterly', 'half_yearly', 'yearly']

/** Only one-time and recurring types are written to: writing to a salary could overwrite it. */
export const isUsable = ({ category }: CompensationType) => category.kind !== 'other'

/** How a type is paid, unless the owner says how often. */
export const payoutOf = ({ category }: CompensationType): Payout =>
  category.kind === 'recurring' ? { kind: 'recurring', interval: 'monthly' } : { kind: 'one_time' }

export const existing = ({ id, name }: CompensationType): TypeChoice => ({ kind: 'existing', id, name })

/** The rule that sends the whole amount to one type. */
export const whole = (into: TypeChoice, payout: Payout): BenefitRule => ({
  kind: 'send',
  parts: [{ into, share: { kind: 'rest' }, payout }],
})

/** The single part of a rule that does not split. */
export const soleOf = (rule: BenefitRule | null): Part | null =>
  rule?.kind === 'send' && rule.parts.length === 1 ? (rule.parts[0] ?? null) : null

/** Whether a part goes to a type that is no longer there. */
export const isGone = ({ into }: Part, types: CompensationType[]) =>
  into.kind === 'existing' && !types.some(({ id }) => id === into.id)

/** The type of a part that the target has under another category than the part was chosen for; what is gone has changed in another way. */
export const changedType = ({ into, payout }: Part, types: CompensationType[]): CompensationType | undefined =>
  types.find(({ id, category }) => into.kind === 'existing' && id === into.id && category.kind !== payout.kind)

/** A category in one word, as the shell has it. */
export const wordOf = ({ category }: CompensationType) => (category.kind === 'other' ? category.word : category.kind)

/** Whether it has to be asked what becomes of a benefit. */
export const isOpen = (rule: BenefitRule | null, types: CompensationType[]) =>
  rule === null || (rule.kind === 'send' && rule.parts.some((part) => isGone(part, types) || changedType(part, types)))

/** Whether exactly one part takes the rest and the shares can be carried out. */
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
