import type {
  About,
  ConnectionReport,
  ConnectionView,
  HistoryPage,
  IntegrationCard,
  IntegrationChoices,
  IntegrationView,
  KleerLogin,
  LinkPerson,
  LinksView,
  Overview,
  Preferences,
  SalaryQuestion,
  ServiceFacts,
} from '../generated/types'
import { corrections, leavePeriods, leavePlan } from './absence'
import { opened, preview } from './benefitFiles'
import { benefitPlan, list, types } from './benefits'
import { kr, plan } from './company'
import { dataAnswers } from './data'
import { proofAnswers } from './proofs'
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
  last_runs: [{ ...summary, sample: false }],
  needs: [],
  drift: null,
  calm: { kind: 'not_compared' },
}

export const sampleCard: IntegrationCard = {
  ...card,
  id: 'int-s',
  label: 'Solgläntan AB',
  sample: true,
  source: { ...source, sample: true, address: 'http://127.0.0.1:41001/v1' },
  target: { ...target, sample: true, address: 'http://127.0.0.1:41002/v1' },
  last_runs: [],
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
  empty_fields: [],
  ok: true,
}

export const integrationView: IntegrationView = {
  card,
  settings: {
    email: 'private',
    deactivate_leavers: false,
    lead: { kind: 'alexis' },
    scope: { kind: 'all' },
    shrink_limit: 20,
    employee_number: null,
    hourly_type: null,
    permanent_type: null,
    leave: { rules: {}, deduction: 'month_after', graded: null, read_everybody: false, payroll_events: false },
    benefits: { rules: {}, currency: 'EUR', number_attribute: null, send_negative: false },
    mail: { to: [], people: false },
    kleer_calls: {
      omit_new_id: false,
      create_agreement_by_post: false,
      street_in_address1: false,
      agreements_have_gaps: false,
      no_empty_comment: false,
    },
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
    { ...cancelledRun.summary, id: 'run-1', export: 'employee_import', sample: false, started_at: '2026-10-20T07:15:00Z' },
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

const person = (id: string, name: string, more: Partial<LinkPerson> = {}): LinkPerson => ({
  id,
  name,
  email: `${id}@example.se`,
  start: '2024-03-01',
  active: true,
  ...more,
})

export const links: LinksView = {
  integration_label: 'Nordlicht AB',
  sample: false,
  read_at: '2026-11-21T09:12:00Z',
  rows: [
    { alexis: person('a-anna', 'Anna Karlsson'), kleer: person('501', 'Anna Karlsson'), state: 'same_ssn', suggestions: [] },
    {
      alexis: person('a-bo', 'Bo Ek'),
      kleer: null,
      state: 'asked',
      suggestions: [{ person: person('502', 'Bo G. Ek'), because: 'name_and_start' }],
    },
    { alexis: person('a-nils', 'Nils Åberg', { email: null }), kleer: null, state: 'alone', suggestions: [] },
    { alexis: null, kleer: person('503', 'Olga Petrova', { active: false }), state: 'alone', suggestions: [] },
  ],
}

export const choices: IntegrationChoices = {
  departments: [
    { id: 'd-1', name: 'Lager', people: 9 },
    { id: 'd-2', name: 'Kontor', people: 14 },
  ],
  offices: [{ id: 'o-1', name: 'Göteborg', people: 23 }],
  cost_centers: [{ id: 'c-1', name: '100 Drift', people: 12 }],
  people: [
    { id: 'a-anna', name: 'Anna Karlsson', people: 1 },
    { id: 'a-nils', name: 'Nils Åberg', people: 1 },
  ],
  employment_types: [
    { id: 't-1', name: 'Hourly' },
    { id: 't-2', name: 'Permanent' },
  ],
  hourly_proposal: { id: 't-1', name: 'Hourly' },
  permanent_proposal: { id: 't-2', name: 'Permanent' },
  numbers: [
    { name: 'Anna Karlsson', internal_id: '1001', foreign_id: null },
    { name: 'Nils Åberg', internal_id: '1002', foreign_id: 'N-17' },
  ],
}

/** The shell's answers if all is well. A test replaces the answers that it is about. */
export const answers: Record<string, (args: Record<string, unknown>) => unknown> = {
  overview: (): Overview => ({ integrations: [card] }),
  sample_open: () => 'int-s',
  service_facts: (): ServiceFacts[] => [
    {
      service: 'alexis',
      default_address: source.address,
      calls: [
        { name: 'alexis.employees', proof: 'third_party' },
        { name: 'alexis.leave_transactions', proof: 'unproven' },
        { name: 'alexis.create_employee', proof: 'unproven' },
      ],
    },
    {
      service: 'kleer',
      default_address: target.address,
      calls: [
        { name: 'kleer.users', proof: 'proven' },
        { name: 'kleer.update_user', proof: 'third_party' },
        { name: 'kleer.create_user', proof: 'unproven' },
        { name: 'kleer.create_agreement', proof: 'unproven' },
        { name: 'kleer.create_payroll_event', proof: 'unproven' },
      ],
    },
    {
      service: 'personio',
      default_address: 'https://api.personio.de',
      calls: [{ name: 'personio.create_compensation', proof: 'unproven' }],
    },
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
  integration_choices: () => choices,
  drift_check: (): IntegrationCard => ({
    ...card,
    drift: { checked_at: '2026-11-21T09:12:00Z', differs: 0, blocked: 0, notices: 0, since: null },
    calm: { kind: 'compared', notices: 0 },
  }),
  links: () => links,
  link_confirm: () => null,
  link_reject: () => null,
  link_remove: () => null,
  salary_question: () => question,
  salary_confirm: () => null,
  plan_prepare: () => plan,
  plan: () => plan,
  plan_split_name: () => plan,
  plan_decide: () => plan,
  plan_leave: () => leavePlan,
  leave_periods: () => leavePeriods,
  period_close: () => leavePeriods,
  period_open: () => leavePeriods,
  leave_rule: () => null,
  corrections: () => corrections,
  benefit_integration_save: () => 'int-b',
  benefit_month: () => list,
  benefit_save: () => 'b-new',
  benefit_remove: () => null,
  benefit_person_save: () => 'p-new',
  benefit_person_remove: () => null,
  benefit_amount: () => null,
  benefit_copy: () => 3,
  benefit_rule: () => null,
  compensation_types: () => types,
  benefit_file_open: () => opened,
  benefit_file_read: () => preview,
  benefit_file_import: () => ({ taken: 9, month: '2026-11' }),
  plan_benefits: () => benefitPlan,
  run_start: () => 'run-1',
  run_cancel: () => null,
  run: () => confirmedRun,
  run_continue: () => null,
  run_reconcile: () => null,
  ...proofAnswers,
  ...dataAnswers,
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
  diagnostics: () => '{\n  "about": "Figures, ids, codes, switches and log lines.",\n  "runs": []\n}',
  diagnostics_save: () => '/home/owner/Documents/paybridge-diagnostics-2026-11-21.json',
  third_party: () => 'The works of others.\n\nreact 19.0.0\n    MIT\n\nPermission is granted.',
  open_data_folder: () => null,
}

/** An answer that never arrives. */
export const never = () => new Promise<never>(() => undefined)

/** An answer that is an error. */
export const fails = (error: unknown) => () => Promise.reject(error)
