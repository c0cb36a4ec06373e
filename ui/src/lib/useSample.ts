import { useMutation, useQueryClient } from '@tanstack/react-query'
import { backend } from './backend'
import { queries } from './queries'
import { go } from './route'

/** Opens the sample company and shows it on the overview. */
export function useSample() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: backend.sampleOpen,
    onSuccess: async () => {
      await client.refetchQueries(queries.overview)
      go({ at: 'overview' })
    },
  })
}
