import { QueryClient } from '@tanstack/react-query'
import type { HistoryFilter } from '../generated/types'
import { backend } from './backend'
import { forgetProgress } from './progress'

/** Answers come from this computer: they are asked for whether the network is up or not, and a failure is shown at once. */
export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, staleTime: 0 },
      mutations: { retry: false, networkMode: 'always' },
    },
  })

/** Every question the window asks, with the name its answer is kept under. */
export const queries = {
  overview: { queryKey: ['overview'], queryFn: backend.overview },
  serviceFacts: { queryKey: ['service-facts'], queryFn: backend.serviceFacts, staleTime: Number.POSITIVE_INFINITY },
  connections: { queryKey: ['connections'], queryFn: backend.connections },
  integration: (id: string) => ({ queryKey: ['integration', id], queryFn: () => backend.integration({ integrationId: id }) }),
  salaryQuestion: (id: string) => ({
    queryKey: ['salary-question', id],
    queryFn: () => backend.salaryQuestion({ integrationId: id }),
    gcTime: 0,
  }),
  // Read anew whenever the screen is opened, and never by itself while it is open.
  links: (id: string) => ({
    queryKey: ['links', id],
    queryFn: () => {
      forgetProgress(id)
      return backend.links({ integrationId: id })
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  }),
  integrationChoices: (id: string) => ({
    queryKey: ['integration-choices', id],
    queryFn: () => backend.integrationChoices({ integrationId: id }),
    gcTime: 0,
  }),
  plan: (id: string) => ({
    queryKey: ['plan', id],
    queryFn: () => backend.plan({ planId: id }),
    staleTime: Number.POSITIVE_INFINITY,
  }),
  leavePeriods: (id: string) => ({ queryKey: ['leave-periods', id], queryFn: () => backend.leavePeriods({ integrationId: id }) }),
  benefitMonth: (id: string, month: string | null) => ({
    queryKey: ['benefit-month', id, month],
    queryFn: () => backend.benefitMonth({ integrationId: id, month }),
  }),
  // Read from the service: once a visit is enough.
  compensationTypes: (id: string) => ({
    queryKey: ['compensation-types', id],
    queryFn: () => backend.compensationTypes({ integrationId: id }),
    staleTime: Number.POSITIVE_INFINITY,
  }),
  legalLimits: { queryKey: ['legal-limits'], queryFn: backend.legalLimits },
  mailSettings: { queryKey: ['mail-settings'], queryFn: backend.mailSettings },
  runMail: (id: string) => ({ queryKey: ['run-mail', id], queryFn: () => backend.runMail({ runId: id }) }),
  runProof: (id: string) => ({ queryKey: ['run-proof', id], queryFn: () => backend.runProof({ runId: id }) }),
  corrections: (id: string) => ({ queryKey: ['corrections', id], queryFn: () => backend.corrections({ integrationId: id }) }),
  run: (id: string) => ({ queryKey: ['run', id], queryFn: () => backend.run({ runId: id }) }),
  history: (filter: HistoryFilter) => ({ queryKey: ['history', filter], queryFn: () => backend.history({ filter }) }),
  dataOverview: { queryKey: ['data-overview'], queryFn: backend.dataOverview },
  // Names that were searched for are not kept longer than they are shown.
  people: (text: string) => ({ queryKey: ['people', text], queryFn: () => backend.dataPeople({ text }), gcTime: 0 }),
  preferences: { queryKey: ['preferences'], queryFn: backend.preferences },
  about: { queryKey: ['about'], queryFn: backend.about },
  storageNotice: { queryKey: ['storage-notice'], queryFn: backend.storageNotice, staleTime: Number.POSITIVE_INFINITY },
}
