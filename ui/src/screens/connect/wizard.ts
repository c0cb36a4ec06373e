import {
  type AlexisEntry,
  alexisDraft,
  emptyAlexis,
  emptyKleer,
  type KleerEntry,
  kleerDraft,
} from '../../components/connection/entry'
import { firstSettings } from '../../components/IntegrationSettingsFields'
import type { ConnectionDraft, IntegrationSettings } from '../../generated/types'
import type { Connectable } from '../../lib/services'

/** The two services of this wizard. */
export const pair = ['alexis', 'kleer'] as const

export type PairService = (typeof pair)[number]

export const wizardSteps = ['alexis', 'kleer', 'test', 'label', 'salary'] as const

export type WizardStep = (typeof wizardSteps)[number]

/** A connection in the wizard: a stored one or a new one. */
export type Choice = { stored: string } | { draft: ConnectionDraft }

/** The input of all steps so far. */
export type Wizard = {
  step: WizardStep
  /** The stored connection that is used in place of a new one. */
  stored: Partial<Record<Connectable, string | null>>
  alexis: AlexisEntry
  kleer: KleerEntry
  label: string
  settings: IntegrationSettings
  /** Set once everything is saved. */
  integrationId: string | null
}

export const newWizard = (addresses: Record<PairService, string>): Wizard => ({
  step: 'alexis',
  stored: {},
  alexis: emptyAlexis(addresses.alexis),
  kleer: emptyKleer(addresses.kleer),
  label: '',
  settings: firstSettings,
  integrationId: null,
})

/** The choice for a service; `null`: it is incomplete. */
export function choiceOf(wizard: Wizard, service: PairService): Choice | null {
  const stored = wizard.stored[service]
  if (stored) return { stored }
  const draft = service === 'alexis' ? alexisDraft(wizard.alexis) : kleerDraft(wizard.kleer)
  return draft && { draft }
}

export const stepAfter = (step: WizardStep) => wizardSteps[wizardSteps.indexOf(step) + 1] ?? step

export const stepBefore = (step: WizardStep) => wizardSteps[wizardSteps.indexOf(step) - 1] ?? step
