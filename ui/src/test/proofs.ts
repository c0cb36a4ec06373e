import type {
  BenefitRow,
  ConnectionView,
  IntegrationView,
  LegalLimit,
  MailSettings,
  Money,
  OutcomeName,
  Proof,
  ProofBenefit,
  ProofLine,
  ProofPerson,
  ReadBack,
  RunMail,
  RunRow,
  RunView,
} from '../generated/types'
import { appError, nothingLeft, stateOf, summary } from './runs'

/** Runs of benefits with proofs, mails and limits, for tests and screenshots. */

const eur = (amount: string): Money => ({ amount, currency: 'EUR' })
const cents = (value: number) => eur((value / 100).toFixed(2))

export const pay = (more: Partial<BenefitRow> = {}): BenefitRow => ({
  month: '2026-11',
  state: 'new',
  pay_type: { id: '17', name: 'Sachbezug', category: { kind: 'one_time' } },
  payout: { kind: 'one_time' },
  email: 'ebba@example.de',
  number: null,
  parts: [{ benefit: 'b-card', name: 'Sachbezug-Karte', amount: eur('50.00') }],
  wanted: eur('50.00'),
  held: [],
  hold: false,
  sent_before: false,
  outside: false,
  unseen: false,
  ...more,
})

const row = (key: string, name: string, outcome: OutcomeName, benefit: BenefitRow, more: Partial<RunRow> = {}): RunRow => ({
  key,
  name,
  kind: 'create',
  outcome,
  reason: null,
  reason_fields: [],
  error: null,
  day: null,
  benefit,
  fields: benefit.wanted
    ? [
        { field: 'pay_type', old: null, new: { kind: 'text', value: benefit.pay_type?.name ?? '' } },
        { field: 'pay_category', old: null, new: { kind: 'text', value: 'one_time' } },
        { field: 'pay_amount', old: null, new: { kind: 'money', value: benefit.wanted } },
        { field: 'pay_from', old: null, new: { kind: 'date', value: '2026-11-01' } },
      ]
    : [],
  findings: [],
  open: false,
  aside: null,
  not_proven: false,
  steps: [{ step: 'create_pay', state: 'confirmed', intended_at: '2026-11-21T09:14:03Z', amount: benefit.wanted, read_back: [] }],
  ...more,
})

const typeRow = row(
  'type-essen',
  'Essenszuschuss',
  'confirmed',
  pay({
    state: 'type_to_make',
    pay_type: { id: null, name: 'Essenszuschuss', category: { kind: 'one_time' } },
    parts: [],
    wanted: null,
  }),
)

const both = pay({
  parts: [
    { benefit: 'b-card', name: 'Sachbezug-Karte', amount: eur('50.00') },
    { benefit: 'b-voucher', name: 'Gutschein', amount: eur('12.50') },
  ],
  wanted: eur('62.50'),
})

function runOf(rows: RunRow[], more: Partial<RunView['summary']> = {}): RunView {
  const counts = { waiting: 0, sent: 0, confirmed: 0, failed: 0, unknown: 0, skipped: 0 }
  for (const { outcome } of rows) counts[outcome] += 1
  return {
    summary: {
      ...summary,
      id: 'run-9',
      export: 'benefits',
      integration_id: 'int-b',
      integration_label: 'Morgenrot GmbH',
      sample: false,
      month: '2026-11',
      counts,
      ...stateOf(rows, more.state ?? 'done', more.stopped_by),
      ...more,
    },
    rows: rows.map((row) => ({ ...row, open: row.not_proven || ['failed', 'skipped'].includes(row.outcome) })),
    left_behind: nothingLeft,
  }
}

export const paidRun = runOf([
  typeRow,
  row('p-ebba', 'Ebba Lindqvist', 'confirmed', both),
  row('p-nils', 'Nils Åberg', 'confirmed', pay()),
])

/** All rows are confirmed, and one amount differs from the approved one. */
export const notProvenRun = runOf([
  typeRow,
  row('p-ebba', 'Ebba Lindqvist', 'confirmed', both, { not_proven: true }),
  row('p-nils', 'Nils Åberg', 'confirmed', pay()),
])

/** An amount that no read shows, one whose answer was lost, and a refused one. */
export const unseenRun = runOf(
  [
    row('p-ebba', 'Ebba Lindqvist', 'unknown', both, { reason: 'cannot_be_seen' }),
    row('p-nils', 'Nils Åberg', 'unknown', pay(), {
      reason: 'answer_unclear',
      error: appError('timed_out', { service: 'Personio' }),
    }),
    row('p-ida', 'Ida Holm', 'failed', pay(), {
      reason: 'refused',
      error: appError('refused', { service: 'Personio', said: 'Person is inactive', trace: '6f1d8a40-trace' }),
    }),
    row('p-per', 'Per <b>Wallin</b>', 'skipped', pay(), { reason: 'run_stopped', steps: [] }),
    typeRow,
  ],
  {
    state: 'stopped',
    stopped_by: appError('pay_unseen', { service: 'Personio', trace: '0af7651916cd43dd' }),
  },
)

export const refusedPayRun = runOf(
  [
    row('p-ebba', 'Ebba Lindqvist', 'failed', both, {
      reason: 'refused',
      error: appError('writing_refused', { service: 'Personio', trace: '4bf92f3577b34da6' }),
    }),
    row('p-nils', 'Nils Åberg', 'skipped', pay(), { reason: 'run_stopped', steps: [] }),
  ],
  { state: 'stopped', stopped_by: appError('writing_refused', { service: 'Personio', trace: '4bf92f3577b34da6' }) },
)

export const runMail: RunMail = {
  state: 'sent',
  to: ['anna.vd@example.de', 'lohn@example.de'],
  subject: 'Benefits → Personio, November 2026: 3 von 3 bestätigt',
  body: 'Guten Tag,\n\nder Lauf für November 2026 ist beendet.\n\nBestätigt: 3\nSumme: 112,50 €\n\nPaybridge',
  at: '2026-11-21T09:15:12Z',
  error: null,
}

export const noMail: RunMail = { ...runMail, state: 'off', to: [], at: null }

export const waitingMail: RunMail = { ...runMail, state: 'waiting', error: appError('unreachable', { service: 'SMTP' }) }

type Figures = [listed: number, there: number, approved: number, sent: number, readBack: number, leftOut?: number]

function provenBy(sent: number, there: number, left: number): ProofLine['mark'] {
  if (sent !== 0) return left === 0 ? 'proven' : 'proven_left_out'
  if (there !== 0) return left === 0 ? 'was_there' : 'was_there_left_out'
  return left === 0 ? 'nothing_sent' : 'left_out'
}

function lineOf([listed, there, approved, sent, read, left = 0]: Figures, holds = true): ProofLine {
  const adds = listed === there + approved + left && approved === sent && sent === read
  return {
    listed: cents(listed),
    there: cents(there),
    approved: cents(approved),
    sent: cents(sent),
    read_back: cents(read),
    left_out: cents(left),
    holds: holds && adds,
    mark: holds && adds ? provenBy(sent, there, left) : 'not_proven',
  }
}

type Told = { name: string; of: Figures; state?: ProofPerson['state']; outcome?: OutcomeName | null; shown?: ReadBack[] }

const added = (all: Figures[]): Figures =>
  all.reduce<Figures>((sum, one) => sum.map((value = 0, at) => value + (one[at] ?? 0)) as Figures, [0, 0, 0, 0, 0, 0])

function benefitOf(benefit: string, name: string, told: Told[]): { benefit: ProofBenefit; of: Figures } {
  const people = told.map(
    (one): ProofPerson => ({
      name: one.name,
      line: lineOf(one.of),
      state: one.state ?? 'new',
      outcome: one.outcome === undefined ? 'confirmed' : one.outcome,
      shown_by: one.state === 'there_equal' ? 'earlier_run' : one.of[4] > 0 ? 'this_run' : null,
      differing: one.shown ?? [],
    }),
  )
  const of = added(told.map((one) => one.of))
  const holds = people.every(({ line }) => line.holds)
  return { benefit: { benefit, name, line: lineOf(of, holds), people }, of }
}

function proofOf(run: RunView, told: { benefit: ProofBenefit; of: Figures }[]): Proof {
  const holds = told.every(({ benefit }) => benefit.line.holds)
  return {
    run: run.summary,
    month: '2026-11',
    currency: 'EUR',
    holds,
    total: lineOf(added(told.map(({ of }) => of)), holds),
    benefits: told.map(({ benefit }) => benefit),
    differs: cents(
      told
        .flatMap(({ benefit }) => benefit.people)
        .reduce((sum, { line, shown_by }) => {
          const [sent, read] = [line.sent, line.read_back].map(({ amount }) => Math.round(Number(amount) * 100)) as [
            number,
            number,
          ]
          return shown_by === 'this_run' ? sum + Math.abs(read - sent) : sum
        }, 0),
    ),
    difference: {
      before: '2026-10',
      total_before: eur('1148.00'),
      total_now: eur('1237.50'),
      lines: [
        {
          person: 'l-maria',
          name: 'Maria Santos Pereira',
          benefit: 'Sachbezug-Karte',
          before: null,
          now: eur('50.00'),
          change: eur('50.00'),
          why: 'new_person',
        },
        {
          person: 'l-ebba',
          name: 'Ebba Lindqvist',
          benefit: 'Jobticket',
          before: eur('23.50'),
          now: eur('63.00'),
          change: eur('39.50'),
          why: 'more',
        },
      ],
    },
  }
}

const card = (more: Told[] = []) =>
  benefitOf('b-card', 'Sachbezug-Karte', [
    { name: 'Ebba Lindqvist', of: [5000, 0, 5000, 5000, 5000] },
    { name: 'Hedvig von Rosenstjerna-Kjellberg', of: [100000, 0, 100000, 100000, 100000] },
    { name: 'Maria Santos Pereira', of: [5000, 5000, 0, 0, 0], state: 'there_equal', outcome: null },
    ...more,
  ])
const ticket = benefitOf('b-ticket', 'Jobticket', [
  { name: 'Ebba Lindqvist', of: [6300, 0, 6300, 6300, 6300] },
  { name: 'Nils Åberg', of: [6200, 0, 6200, 6200, 6200] },
])
const bike = benefitOf('b-bike', 'Dienstrad', [
  { name: 'Nils Åberg', of: [1250, 0, 0, 0, 0, 1250], state: 'not_sent', outcome: null },
])

export const heldProof = proofOf(paidRun, [card(), ticket])

export const leftOutProof = proofOf(paidRun, [card(), ticket, bike])

/** An amount of an earlier run, with a duplicate that was entered by hand. */
export const besideProof = proofOf(paidRun, [
  card([
    {
      name: 'Ahmed Yusuf',
      of: [5000, 10000, 0, 0, 0],
      state: 'there_equal',
      outcome: null,
      shown: [
        { record: 'r-1', amount: eur('50'), effective_from: '2026-11-01' },
        { record: 'r-2', amount: eur('50'), effective_from: '2026-11-01' },
      ],
    },
  ]),
])

/** An amount of zero beside sent ones, and a list of zeros only. */
const zero = benefitOf('b-zero', 'Gutschein', [{ name: 'Ida Holm', of: [0, 0, 0, 0, 0], state: 'not_sent', outcome: null }])
export const zeroBesideProof = proofOf(paidRun, [card(), zero])
export const zeroProof = proofOf(paidRun, [zero])

/** One amount seen by the owner only, one unclear, one different, one not approved: 150,00 € are not proven. */
export const brokenProof = proofOf(unseenRun, [
  card([
    { name: 'Ahmed Yusuf', of: [5000, 0, 5000, 5000, 0] },
    { name: 'Ida Holm', of: [4000, 0, 4000, 0, 0], outcome: 'unknown' },
    { name: 'Lina <b>Dahl</b>', of: [3500, 0, 0, 0, 0], state: 'there_different', outcome: null },
    { name: 'Per Wallin', of: [2500, 0, 0, 0, 0], outcome: null },
  ]),
  ticket,
  bike,
])

/** Personio stores 49,00 of 50,00 and reports success. */
export const differingProof = proofOf(paidRun, [
  card([
    {
      name: 'Ahmed Yusuf',
      of: [5000, 0, 5000, 5000, 4900],
      outcome: 'failed',
      shown: [{ record: 'r-1', amount: eur('49'), effective_from: '2026-11-01' }],
    },
  ]),
  ticket,
])

export const mailSettings: MailSettings = {
  server: { host: 'smtp.example.de', port: 587, security: 'start_tls', user: 'lohn@example.de', from: 'lohn@example.de' },
  has_password: true,
  microsoft: 'ending',
  waiting: 0,
}

export const noMailSettings: MailSettings = { server: null, has_password: false, waiting: 0, microsoft: 'ending' }

const limit = (
  id: string,
  kind: LegalLimit['kind'],
  most: string,
  source: string,
  more: Partial<LegalLimit> = {},
): LegalLimit => ({
  id,
  kind,
  per: 'month',
  most: eur(most),
  from: '2026-01',
  until: null,
  threshold: false,
  source,
  ...more,
})

export const legalLimits: LegalLimit[] = [
  limit('in_kind', 'in_kind', '50', '§ 8 Abs. 2 Satz 11 EStG: 50 €', { from: '2022-01', threshold: true }),
  limit('meal_15_days', 'meal', '115.05', 'SvEV 2026: 4,57 € + 3,10 € = 7,67 € am Tag, 15 Tage im Monat', {
    until: '2026-12',
  }),
  limit('transit_ticket', 'transit_ticket', '63', '§ 3 Nr. 15 EStG; Deutschlandticket 63 €', { until: '2026-12' }),
  limit('recreation', 'recreation', '156', '§ 40 Abs. 2 Nr. 3 EStG: 156 €, dazu 104 € für den Partner', {
    per: 'year',
    from: '2022-01',
    threshold: true,
  }),
]

const listSource: ConnectionView = { id: 'con-l', service: 'list', label: 'Paybridge', address: '', sample: false }

/** An integration of the app's own list. */
export const listView = (view: IntegrationView): IntegrationView => ({
  ...view,
  card: {
    ...view.card,
    id: 'int-b',
    label: 'Morgenrot GmbH',
    source: listSource,
    target: { id: 'con-p', service: 'personio', label: 'Morgenrot GmbH', address: 'https://api.example.de', sample: false },
    last_runs: [],
  },
  settings: { ...view.settings, mail: { to: ['anna.vd@example.de', 'lohn@example.de'], people: false } },
})

/** The shell's answers about proofs, mails and limits if all is well. */
export const proofAnswers = {
  run_mail: () => noMail,
  run_mail_send: () => runMail,
  run_mail_open: (): RunMail => ({ ...runMail, state: 'opened' }),
  run_proof: () => heldProof,
  mail_settings: () => noMailSettings,
  mail_check: () => null,
  mail_save: () => mailSettings,
  mail_server_delete: () => noMailSettings,
  legal_limits: () => legalLimits,
  legal_limits_save: () => legalLimits,
  legal_limits_reset: () => legalLimits,
}
