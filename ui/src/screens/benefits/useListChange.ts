import { useMutation, useQueryClient } from '@tanstack/react-query'

/** A change of the benefit list. It is saved at once, and every query of the list is read again. */
export function useListChange<T>(id: string, change: () => Promise<T>, onDone: (result: T) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async (result) => {
      await client.invalidateQueries({ queryKey: ['benefit-month', id] })
      onDone(result)
    },
  })
}
