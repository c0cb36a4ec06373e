import type { PlanView } from '../../generated/types'
import { go } from '../../lib/route'

/** Reads and compares both sides again for the same export. */
export function prepareAgain({ integration_id: id, export: kind, leave, benefits }: PlanView) {
  if (leave) go({ at: 'leave-prepare', id, ...leave.period, only: [] })
  else if (benefits) go({ at: 'benefit-prepare', id, month: benefits.month, only: [] })
  else if (kind !== 'leave' && kind !== 'benefits') go({ at: 'export', id, kind, only: [] })
}
