import type { Activity, LeaveOverview, LeaveTypeUse } from '../../generated/types'

/** Whether the activity that was chosen for a kind of leave is no longer at the target. */
export const isGone = ({ rule }: LeaveTypeUse, activities: Activity[]) =>
  rule?.kind === 'send' && !activities.some(({ id }) => id === rule.activity)

/** Kinds of leave of which the owner has to say what becomes of them, and those that are settled. */
export function sorted({ types, activities }: LeaveOverview) {
  const isOpen = (type: LeaveTypeUse) => type.rule === null || isGone(type, activities)
  return { open: types.filter(isOpen), decided: types.filter((type) => !isOpen(type)) }
}
