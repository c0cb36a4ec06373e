import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BenefitMonth, Entry } from '../../generated/types'
import { backend } from '../../lib/backend'

/** An amount of the benefit list as decimal text with a point; `null` removes it. */
type AmountDraft = { person: string; benefit: string; month: string; amount: string | null }

/** Saves an amount and shows it at once. Totals and limits follow when they are read again. */
export function useAmounts(id: string, shown: string | null) {
  const client = useQueryClient()
  const queryKey = ['benefit-month', id, shown]
  return useMutation({
    mutationFn: (draft: AmountDraft) => backend.benefitAmount({ integrationId: id, ...draft }),
    onMutate: async (draft) => {
      await client.cancelQueries({ queryKey })
      client.setQueryData<BenefitMonth>(queryKey, (list) => list && { ...list, entries: withAmount(list, draft) })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['benefit-month', id] }),
  })
}

function withAmount({ entries, currency }: BenefitMonth, { person, benefit, month, amount }: AmountDraft): Entry[] {
  const others = entries.filter((entry) => entry.person !== person || entry.benefit !== benefit)
  return amount === null ? others : [...others, { person, benefit, month, amount: { amount, currency }, equal_rows: [] }]
}
