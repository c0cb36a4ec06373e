import type { PlanView } from '../../lib/bindings'
import { go } from '../../lib/route'

/** Reads both sides anew and compares them for the same export. */
export const prepareAgain = (plan: PlanView) => go({ at: 'export', id: plan.integration_id, kind: plan.export, only: [] })
