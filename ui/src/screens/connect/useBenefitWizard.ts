import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { backend } from '../../lib/backend'
import { go } from '../../lib/route'
import { serviceNames } from '../../lib/services'
import type { Choice } from './wizard'

/** Tests the connection each time the wizard reaches the test step. */
export function usePersonioTest(choice: Choice | null, enabled: boolean) {
  const client = useQueryClient()
  const test = useQuery({
    // The credentials stay out of the cache key.
    queryKey: ['wizard-test', 'personio'],
    queryFn: () => {
      if (!choice) throw new Error('nothing to test yet')
      return 'stored' in choice
        ? backend.connectionRecheck({ connectionId: choice.stored })
        : backend.connectionCheck({ draft: choice.draft })
    },
    enabled,
    staleTime: 0,
    gcTime: 0,
  })
  const { data, error, isFetching } = test
  return {
    data,
    error,
    isFetching,
    ok: !isFetching && data?.ok === true,
    again: () => void client.resetQueries({ queryKey: ['wizard-test'] }),
  }
}

export type PersonioTest = ReturnType<typeof usePersonioTest>

/** Saves the connection and then the integration. A second try does not save the connection again. */
export function useSaveBenefits(choice: Choice | null, account: string | null) {
  const client = useQueryClient()
  const saved = useRef<{ of: string; id: string } | null>(null)

  async function connectionId(): Promise<string> {
    if (!choice) throw new Error('a connection is missing')
    if ('stored' in choice) return choice.stored
    const of = JSON.stringify(choice.draft)
    if (saved.current?.of === of) return saved.current.id
    const { id } = await backend.connectionSave({ draft: choice.draft, label: account ?? serviceNames.personio })
    saved.current = { of, id }
    return id
  }

  return useMutation({
    mutationFn: async (label: string) => backend.benefitIntegrationSave({ targetId: await connectionId(), label }),
    onSuccess: async (id) => {
      go({ at: 'benefits', id, month: null })
      await client.invalidateQueries({ queryKey: ['overview'] })
      await client.invalidateQueries({ queryKey: ['connections'] })
    },
  })
}
