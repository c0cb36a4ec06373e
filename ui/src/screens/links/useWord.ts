import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { LinksView } from '../../generated/types'
import { backend } from '../../lib/backend'
import { queries } from '../../lib/queries'
import type { Pair } from '../../lib/services'
import { afterWord, type Word } from './rows'

const say: Record<Word, (integrationId: string, pair: Pair) => Promise<void>> = {
  link: (integrationId, pair) => backend.linkConfirm({ integrationId, ...pair }),
  reject: (integrationId, pair) => backend.linkReject({ integrationId, ...pair }),
  unlink: (integrationId, { alexis }) => backend.linkRemove({ integrationId, alexis }),
}

export type Said = { word: Word; pair: Pair; names: Record<keyof Pair, string> }

/** Keeps the owner's word about two people, and shows it at once: reading both sides takes a while. */
export function useWord(integrationId: string, onSaid: (said: Said) => void) {
  const client = useQueryClient()
  const { queryKey } = queries.links(integrationId)
  return useMutation({
    mutationFn: ({ word, pair }: Said) => say[word](integrationId, pair),
    onSuccess: async (_, said) => {
      // A reading under way does not know of this word yet.
      const reading = client.isFetching({ queryKey }) > 0
      await client.cancelQueries({ queryKey })
      client.setQueryData<LinksView>(queryKey, (view) => view && afterWord(view, said.word, said.pair))
      onSaid(said)
      // Who the two could be now, only a look at both sides tells.
      if (reading || said.word === 'unlink') void client.refetchQueries({ queryKey })
    },
  })
}
