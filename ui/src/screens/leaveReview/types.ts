import type { Activity, LeaveOverview, LeaveTypeUse } from '../../generated/types'

/** Whether the chosen activity of a leave type no longer exists at the target. */
export const isGone = ({ rule }: LeaveTypeUse, activities: Activity[]) =>
  rule?.kind === 'send' && !activities.some(({ id }) => id === rule.activity)

/** Leave types that need a decision, and those that are decided. */
export function sorted({ types, activities }: LeaveOverview) {
  const isOpen = (type: LeaveTypeUse) => type.rule === null || isGone(type, activities)
  return { open: types.filter(isOpen), decided: types.filter((type) => !isOpen(type)) }
}
