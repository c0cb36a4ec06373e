import { useQuery, useQueryClient } from '@tanstack/react-query'
import { backend } from '../../lib/backend'
import { choiceOf, type PairService, type Wizard } from './wizard'

/** Tests both connections at the same time, each time the wizard reaches the test step. */
export function useWizardTest(wizard: Wizard) {
  const client = useQueryClient()
  const enabled = wizard.step === 'test'
  const check = (service: PairService) => ({
    // The credentials stay out of the cache key.
    queryKey: ['wizard-test', service],
    queryFn: () => {
      const choice = choiceOf(wizard, service)
      if (!choice) throw new Error('nothing to test yet')
      return 'stored' in choice
        ? backend.connectionRecheck({ connectionId: choice.stored })
        : backend.connectionCheck({ draft: choice.draft })
    },
    enabled,
    staleTime: 0,
    gcTime: 0,
  })
  const alexis = useQuery(check('alexis'))
  const kleer = useQuery(check('kleer'))
  return {
    alexis,
    kleer,
    ok: !alexis.isFetching && !kleer.isFetching && alexis.data?.ok === true && kleer.data?.ok === true,
    again: () => void client.resetQueries({ queryKey: ['wizard-test'] }),
  }
}

export type WizardTest = ReturnType<typeof useWizardTest>
