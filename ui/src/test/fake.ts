import type {
  About,
  ConnectionReport,
  ConnectionView,
  HistoryPage,
  IntegrationCard,
  IntegrationView,
  KleerLogin,
  Overview,
  Preferences,
  SalaryQuestion,
  ServiceFacts,
} from '../lib/bindings'
import { kr, plan } from './company'
import { cancelledRun, confirmedRun, interruptedRun, mixedRun, stoppedRun, summary } from './runs'

const source: ConnectionView = {
  id: 'con-a',
  service: 'alexis',
  label: 'Nordlicht AB',
  address: 'https://api.alexishr.com/v1',
  sample: false,
}
const target: ConnectionView = { ...source, id: 'con-k', service: 'kleer', address: 'https://api.kleer.se/v1' }

export const card: IntegrationCard = {
  id: 'int-1',
  label: 'Nordlicht AB',
  sample: false,
  source,
  target,
  last_run: { ...summary, sample: false },
  needs: [],
}

export const sampleCard: IntegrationCard = {
  ...card,
  id: 'int-s',
  label: 'Solgläntan AB',
  sample: true,
  source: { ...source, sample: true, address: 'http://127.0.0.1:41001/v1' },
  target: { ...target, sample: true, address: 'http://127.0.0.1:41002/v1' },
  last_run: null,
}

export const connections = [source, target]

export const goodReport: ConnectionReport = {
  account: 'Nordlicht AB',
  acts_as: 'paybridge@nordlicht.example',
  checks: [
    { right: 'log_in', count: null, error: null },
    { right: 'read_people', count: 26, error: null },
    { right: 'read_payroll', count: 24, error: null },
  ],
  ok: true,
}

export const integrationView: IntegrationView = {
  card,
  settings: {
    email: 'private',
    deactivate_leavers: false,
    kleer_calls: { omit_new_id: false, create_agreement_by_post: false },
  },
  salary_unit: 'ore',
}

export const question: SalaryQuestion = {
  kind: 'ask',
  people: [
    { name: 'Ebba Lindqvist', monthly: true, if_ore: kr('35000'), if_kronor: kr('3500000') },
    { name: 'Ahmed Yusuf', monthly: true, if_ore: kr('41250.50'), if_kronor: kr('4125050') },
    { name: 'Lina Dahl', monthly: false, if_ore: kr('182.50'), if_kronor: kr('18250') },
  ],
}

const page: HistoryPage = {
  runs: [
    { ...interruptedRun.summary, id: 'run-5', sample: false },
    { ...mixedRun.summary, id: 'run-4', sample: false, started_at: '2026-11-20T08:02:00Z' },
    { ...confirmedRun.summary, id: 'run-3', started_at: '2026-11-12T13:41:00Z' },
    { ...stoppedRun.summary, id: 'run-2', sample: false, started_at: '2026-10-21T10:20:00Z' },
    { ...cancelledRun.summary, id: 'run-1', sample: false, started_at: '2026-10-20T07:15:00Z' },
  ],
  total: 5,
}

const login: KleerLogin = {
  session: 'session-1',
  companies: [
    { id: '4711', name: 'Nordlicht AB', active: true },
    { id: '4712', name: 'Solgläntan AB', active: true },
    { id: '4713', name: 'Vilande bolaget AB', active: false },
  ],
}

/** What the shell answers to each command when all is well. A test replaces the answers it is about. */
export const answers: Record<string, (args: Record<string, unknown>) => unknown> = {
  overview: (): Overview => ({ integrations: [card] }),
  sample_open: () => 'int-s',
  service_facts: (): ServiceFacts[] => [
    { service: 'alexis', default_address: source.address },
    { service: 'kleer', default_address: target.address },
  ],
  connections: () => [],
  kleer_log_in: () => login,
  connection_check: () => goodReport,
  connection_recheck: () => goodReport,
  connection_save: (args) => ({ ...source, id: `con-${String(args.label)}` }),
  connection_replace: () => source,
  integration_save: () => 'int-1',
  integration: () => integrationView,
  integration_update: () => null,
  integration_remove: () => null,
  salary_question: () => question,
  salary_confirm: () => null,
  plan_prepare: () => plan,
  plan: () => plan,
  run_start: () => 'run-1',
  run_cancel: () => null,
  run: () => confirmedRun,
  run_continue: () => null,
  run_settle: () => null,
  run_save: () => '/home/owner/Documents/Nordlicht AB 2026-11-21.xlsx',
  history: () => page,
  preferences: (): Preferences => ({ language: 'en', theme: 'light' }),
  preferences_save: () => null,
  about: (): About => ({
    version: '0.1.0',
    data_folder: '/home/owner/.local/share/io.paybridge.desktop',
    log_folder: '/home/owner/.local/share/io.paybridge.desktop/logs',
  }),
  storage_notice: () => null,
  open_data_folder: () => null,
}

/** An answer that never comes. */
export const never = () => new Promise<never>(() => undefined)

/** An answer that is an error. */
export const fails = (error: unknown) => () => Promise.reject(error)
