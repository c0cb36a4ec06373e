import { useIsMutating, useMutation } from '@tanstack/react-query'
import type { PlanView } from '../../generated/types'

/** Something that the owner says about a row and that changes the stored plan. One at a time: each answer is the whole plan. */
export function usePlanChange<T>(planId: string, change: (what: T) => Promise<PlanView>, onPlan: (plan: PlanView) => void) {
  return useMutation({
    mutationKey: ['plan-change', planId],
    scope: { id: `plan-change ${planId}` },
    mutationFn: change,
    onSuccess: onPlan,
  })
}

/** Whether the plan on the screen is about to be replaced by another. */
export const useIsPlanChanging = (planId: string) => useIsMutating({ mutationKey: ['plan-change', planId] }) > 0
