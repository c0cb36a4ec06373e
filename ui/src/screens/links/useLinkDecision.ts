import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { LinksView } from '../../generated/types'
import { backend } from '../../lib/backend'
import { queries } from '../../lib/queries'
import type { Pair } from '../../lib/services'
import { applyDecision, type LinkDecision } from './rows'

const send: Record<LinkDecision, (integrationId: string, pair: Pair) => Promise<void>> = {
  link: (integrationId, pair) => backend.linkConfirm({ integrationId, ...pair }),
  reject: (integrationId, pair) => backend.linkReject({ integrationId, ...pair }),
  unlink: (integrationId, { alexis }) => backend.linkRemove({ integrationId, alexis }),
}

export type DecidedPair = { decision: LinkDecision; pair: Pair; names: Record<keyof Pair, string> }

/** Saves the owner's decision about two records and shows it at once, because reading both sides takes long. */
export function useLinkDecision(integrationId: string, onDecided: (decided: DecidedPair) => void) {
  const client = useQueryClient()
  const { queryKey } = queries.links(integrationId)
  return useMutation({
    mutationFn: ({ decision, pair }: DecidedPair) => send[decision](integrationId, pair),
    onSuccess: async (_, decided) => {
      // A read in progress is older than this decision.
      const isReading = client.isFetching({ queryKey }) > 0
      await client.cancelQueries({ queryKey })
      client.setQueryData<LinksView>(queryKey, (view) => view && applyDecision(view, decided.decision, decided.pair))
      onDecided(decided)
      // New suggestions for the two records need a read of both sides.
      if (isReading || decided.decision === 'unlink') void client.refetchQueries({ queryKey })
    },
  })
}
