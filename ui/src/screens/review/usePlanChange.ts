import { useIsMutating, useMutation } from '@tanstack/react-query'
import type { PlanView } from '../../generated/types'

/** A decision that changes the stored plan. Decisions run one at a time, because each answer is the whole plan. */
export function usePlanChange<T>(planId: string, change: (what: T) => Promise<PlanView>, onPlan: (plan: PlanView) => void) {
  return useMutation({
    mutationKey: ['plan-change', planId],
    scope: { id: `plan-change ${planId}` },
    mutationFn: change,
    onSuccess: onPlan,
  })
}

/** Whether another plan is about to replace the shown one. */
export const useIsPlanChanging = (planId: string) => useIsMutating({ mutationKey: ['plan-change', planId] }) > 0
