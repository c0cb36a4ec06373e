import { QueryClient } from '@tanstack/react-query'
import type { HistoryFilter } from '../generated/types'
import { backend } from './backend'
import { clearProgress } from './progress'

/** Data comes from this computer: queries run without a network, and are not retried. */
export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, staleTime: 0 },
      mutations: { retry: false, networkMode: 'always' },
    },
  })

/** Every query of the window, with its cache key. */
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
  // Read again whenever the screen opens, and never in the background.
  links: (id: string) => ({
    queryKey: ['links', id],
    queryFn: () => {
      clearProgress(id)
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
  // Read from the service, so one read for each visit is enough.
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
  // A search holds names: its result leaves the cache with the screen.
  people: (text: string) => ({ queryKey: ['people', text], queryFn: () => backend.dataPeople({ text }), gcTime: 0 }),
  preferences: { queryKey: ['preferences'], queryFn: backend.preferences },
  about: { queryKey: ['about'], queryFn: backend.about },
  storageNotice: { queryKey: ['storage-notice'], queryFn: backend.storageNotice, staleTime: Number.POSITIVE_INFINITY },
}
