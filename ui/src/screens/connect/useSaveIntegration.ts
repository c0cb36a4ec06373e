import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { backend } from '../../lib/backend'
import { serviceNames } from '../../lib/services'
import type { WizardTest } from './useWizardTest'
import { choiceOf, type PairService, type Wizard } from './wizard'

/** Saves the connections and then the integration. A second try does not save a connection again. */
export function useSaveIntegration(wizard: Wizard, test: WizardTest, onSaved: (integrationId: string) => void) {
  const client = useQueryClient()
  const saved = useRef<Partial<Record<PairService, { of: string; id: string }>>>({})

  async function connectionId(service: PairService): Promise<string> {
    const choice = choiceOf(wizard, service)
    if (!choice) throw new Error('a connection is missing')
    if ('stored' in choice) return choice.stored
    const of = JSON.stringify(choice.draft)
    const earlier = saved.current[service]
    if (earlier?.of === of) return earlier.id
    const label = test[service].data?.account ?? serviceNames[service]
    const { id } = await backend.connectionSave({ draft: choice.draft, label })
    saved.current[service] = { of, id }
    return id
  }

  return useMutation({
    mutationFn: async () =>
      backend.integrationSave({
        draft: {
          source_id: await connectionId('alexis'),
          target_id: await connectionId('kleer'),
          label: wizard.label.trim(),
          settings: wizard.settings,
        },
      }),
    onSuccess: async (integrationId) => {
      onSaved(integrationId)
      await client.invalidateQueries({ queryKey: ['overview'] })
      await client.invalidateQueries({ queryKey: ['connections'] })
    },
  })
}
