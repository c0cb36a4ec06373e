import type {
  BenefitLine,
  BenefitMonth,
  BenefitOverview,
  BenefitRow,
  BenefitRule,
  BenefitUse,
  Change,
  CompensationType,
  ConnectionReport,
  Correction,
  Entry,
  IntegrationCard,
  IntegrationView,
  ListPerson,
  Money,
  OpenKnown,
  PlanView,
} from '../generated/types'
import { change, error, field, plan, text, warning } from './company'

/** An invented benefit list for tests and screenshots. */

export const eur = (amount: string): Money => ({ amount, currency: 'EUR' })

export const month = '2026-11'

export const types: CompensationType[] = [
  { id: 't-kind', name: 'Sachbezug', category: { kind: 'one_time' } },
  { id: 't-meal', name: 'Essenszuschuss', category: { kind: 'one_time' } },
  { id: 't-job', name: 'Jobticket', category: { kind: 'recurring' } },
  { id: 't-pay', name: 'Grundgehalt', category: { kind: 'other', word: 'FIXED_SALARY' } },
]

const sendTo = (type: CompensationType): BenefitRule => ({
  kind: 'send',
  parts: [{ into: { kind: 'existing', id: type.id, name: type.name }, share: { kind: 'rest' }, payout: { kind: 'one_time' } }],
})

const named = { id: '', wage_type: null, kind: null }
const catalogue = {
  kind: { ...named, id: 'b-kind', name: 'Sachbezug', wage_type: '4711', kind: 'in_kind' },
  meal: { ...named, id: 'b-meal', name: 'Essensgutschein', kind: 'meal' },
  net: { ...named, id: 'b-net', name: 'Internetpauschale', kind: 'internet' },
  bike: { ...named, id: 'b-bike', name: 'Dienstrad' },
} as const

const line = (key: keyof typeof catalogue, rule: BenefitRule | null, people: number, total: string): BenefitLine => ({
  benefit: catalogue[key],
  rule,
  people,
  total: eur(total),
  used: people > 0,
})

const newType: BenefitRule = {
  kind: 'send',
  parts: [
    {
      into: { kind: 'new', name: 'Internetpauschale' },
      share: { kind: 'rest' },
      payout: { kind: 'recurring', interval: 'monthly' },
    },
  ],
}

export const people: ListPerson[] = [
  { id: 'p-anna', number: '00017', email: 'anna.berg@nordwind.example', name: 'Anna Berg' },
  { id: 'p-cem', number: null, email: 'cem.yildiz@nordwind.example', name: 'Cem Yıldız' },
  { id: 'p-maria', number: null, email: 'maria-theresia.von-hohenfels@nordwind.example', name: 'Maria-Theresia von Hohenfels' },
  { id: 'p-17', number: '00041', email: null, name: null },
]

const entry = (person: string, benefit: string, amount: string): Entry => ({
  person,
  benefit,
  month,
  amount: eur(amount),
  equal_rows: [],
})

export const list: BenefitMonth = {
  month,
  proposed: month,
  months: [
    { month, people: 4, total: eur('436.05'), exported: null },
    { month: '2026-10', people: 3, total: eur('398.55'), exported: { run_id: 'run-b', at: '2026-10-21T09:00:00Z' } },
  ],
  currency: 'EUR',
  benefits: [
    line('bike', { kind: 'do_not_send' }, 1, '38.00'),
    line('meal', sendTo(types[1] as CompensationType), 3, '198.05'),
    line('net', newType, 1, '40.00'),
    line('kind', null, 4, '160.00'),
  ],
  people,
  entries: [
    entry('p-anna', 'b-kind', '50.00'),
    entry('p-anna', 'b-meal', '115.05'),
    entry('p-cem', 'b-kind', '60.00'),
    entry('p-cem', 'b-net', '40.00'),
    entry('p-maria', 'b-kind', '25.00'),
    entry('p-maria', 'b-meal', '46.00'),
    entry('p-maria', 'b-bike', '38.00'),
    entry('p-17', 'b-kind', '25.00'),
    entry('p-17', 'b-meal', '37.00'),
  ],
  limit_gaps: [],
  over: [
    {
      person: 'p-cem',
      limit: {
        id: 'in_kind',
        kind: 'in_kind',
        per: 'month',
        most: eur('50.00'),
        from: '2022-01',
        until: null,
        threshold: true,
        source: '§ 8 Abs. 2 Satz 11 EStG: 50 €',
      },
      sum: eur('60.00'),
      benefits: ['b-kind'],
    },
  ],
}

export const emptyList: BenefitMonth = { ...list, months: [], benefits: [], people: [], entries: [], over: [] }

/** A list of many people. */
export function manyPeople(count: number): BenefitMonth {
  const ids = Array.from({ length: count }, (_, index) => `p-${index}`)
  return {
    ...list,
    over: [],
    people: ids.map((id, index) => ({
      id,
      number: String(index).padStart(5, '0'),
      email: `${id}@nordwind.example`,
      name: `Person ${index}`,
    })),
    entries: ids.map((id, index) => entry(id, 'b-kind', `${10 + (index % 40)}.50`)),
  }
}

const empty: BenefitRow = {
  month,
  state: 'new',
  pay_type: null,
  payout: { kind: 'one_time' },
  email: null,
  number: null,
  parts: [],
  wanted: null,
  held: [],
  hold: false,
  sent_before: false,
  unseen: false,
  outside: false,
}

const rowType = (type: CompensationType | undefined) => type ?? null
const [kindType, mealType] = types

function pay(name: string, amount: string | null, of: Partial<BenefitRow>, more: Partial<Change> = {}): Change {
  const state = of.state ?? 'new'
  const kind =
    state === 'new' || state === 'type_to_make'
      ? 'create'
      : state === 'there_equal' || state === 'not_sent'
        ? 'in_step'
        : 'blocked'
  const email = `${name.toLowerCase().split(' ')[0]}@nordwind.example`
  const wanted = amount === null ? null : eur(amount)
  return {
    ...change(name, kind),
    key: `pay ${month} ${name} ${of.pay_type?.name ?? '-'}`,
    benefit: { ...empty, email, pay_type: rowType(kindType), wanted, ...of },
    fields: wanted ? [field('pay_amount', null, { kind: 'money', value: wanted })] : [],
    ...more,
  }
}

const held = (amount: string, ours: boolean): BenefitRow['held'] => [
  { id: `c-${amount}`, amount: eur(amount), interval: null, effective_from: '2026-11-01', ours },
]

const netType = { id: null, name: 'Internetpauschale', category: { kind: 'recurring' } } as const

/** Rows of every state. */
export const payChanges: Change[] = [
  {
    ...pay('Internetpauschale', null, { state: 'type_to_make', pay_type: netType, payout: null, email: null }),
    key: 'type recurring internetpauschale',
    fields: [field('pay_type', null, text('Internetpauschale')), field('pay_category', null, text('recurring'))],
  },
  pay(
    'Nina Sommer',
    '25.00',
    { state: 'blocked', pay_type: null, payout: null, parts: [{ benefit: 'b-kind', name: 'Sachbezug', amount: eur('25.00') }] },
    {
      findings: [error('benefit_unmapped', null, { benefit: 'Sachbezug' })],
    },
  ),
  pay(
    'Olaf Thiele',
    '46.00',
    {
      state: 'blocked',
      pay_type: rowType(mealType),
      parts: [{ benefit: 'b-meal', name: 'Essensgutschein', amount: eur('46.00') }],
    },
    {
      findings: [error('benefit_person_unknown', null, { email: 'olaf@nordwind.example' })],
    },
  ),
  pay(
    'Petra Brandt',
    '46.00',
    { state: 'there_different', pay_type: rowType(mealType), held: held('40.00', true) },
    {
      findings: [error('benefit_differs', 'pay_amount', { held: '40.00 EUR', wanted: '46.00 EUR' })],
      fields: [field('pay_amount', { kind: 'money', value: eur('40.00') }, { kind: 'money', value: eur('46.00') })],
    },
  ),
  pay(
    'Rolf Ahrens',
    null,
    {
      state: 'goes_on',
      pay_type: rowType(types[2]),
      payout: null,
      held: [{ id: 'c-9', amount: eur('49.00'), interval: 'monthly', effective_from: '2026-03-01', ours: true }],
    },
    {
      findings: [error('benefit_goes_on', 'pay_amount', { held: '49.00 EUR' })],
    },
  ),
  pay('Anna Berg', '115.05', {
    pay_type: rowType(mealType),
    parts: [{ benefit: 'b-meal', name: 'Essensgutschein', amount: eur('115.05') }],
  }),
  pay(
    'Cem Yıldız',
    '40.00',
    {
      pay_type: netType,
      payout: { kind: 'recurring', interval: 'monthly' },
      parts: [{ benefit: 'b-net', name: 'Internetpauschale', amount: eur('40.00') }],
    },
    {
      findings: [warning('benefit_recurs', 'pay_interval')],
    },
  ),
  pay(
    'Cem Yıldız',
    '60.00',
    { parts: [{ benefit: 'b-kind', name: 'Sachbezug', amount: eur('60.00') }] },
    {
      findings: [
        warning('benefit_over_month', null, {
          limit: 'in_kind',
          most: '50.00 EUR',
          sum: '60.00 EUR',
          source: '§ 8 Abs. 2 Satz 11 EStG: 50 €',
        }),
      ],
    },
  ),
  pay('Maria-Theresia von Hohenfels', '71.00', {
    parts: [
      { benefit: 'b-kind', name: 'Sachbezug', amount: eur('25.00') },
      { benefit: 'b-gift', name: 'Gutschein', amount: eur('46.00') },
    ],
  }),
  pay('Tom Weiß', '25.00', { hold: true, sent_before: true }, { findings: [warning('benefit_removed_in_target', 'pay_amount')] }),
  pay(
    'Ute Kern',
    '25.00',
    { hold: true, held: held('10.00', false) },
    { findings: [warning('benefit_others_there', 'pay_amount', { held: '10.00 EUR' })] },
  ),
  pay(
    'Vera Lang',
    '38.00',
    { state: 'not_sent', pay_type: null, payout: null },
    { findings: [warning('benefit_not_sent', null, { benefit: 'Dienstrad' })] },
  ),
  pay('Willi Zorn', '50.00', { state: 'there_equal', held: held('50.00', true) }),
]

const use = (key: keyof typeof catalogue, of: Partial<BenefitUse>): BenefitUse => ({
  benefit: catalogue[key],
  people: 3,
  listed: eur('0'),
  to_send: eur('0'),
  there: eur('0'),
  left_out: eur('0'),
  rule: null,
  proposal: null,
  ...of,
})

export const overview: BenefitOverview = {
  month,
  months_ago: 0,
  currency: 'EUR',
  uses: [
    use('kind', { people: 7, listed: eur('235.00'), left_out: eur('235.00'), proposal: kindType ?? null }),
    use('meal', {
      listed: eur('207.05'),
      to_send: eur('115.05'),
      left_out: eur('92.00'),
      rule: sendTo(mealType as CompensationType),
    }),
    use('net', { people: 1, listed: eur('40.00'), to_send: eur('40.00'), rule: newType }),
    use('bike', { people: 1, listed: eur('38.00'), left_out: eur('38.00'), rule: { kind: 'do_not_send' } }),
  ],
  types,
  difference: {
    before: '2026-10',
    total_before: eur('482.55'),
    total_now: eur('520.05'),
    lines: [
      {
        person: 'p-cem',
        name: 'Cem Yıldız',
        benefit: 'Internetpauschale',
        before: null,
        now: eur('40.00'),
        change: eur('40.00'),
        why: 'new_benefit',
      },
      {
        person: 'p-rolf',
        name: 'Rolf Ahrens',
        benefit: 'Jobticket',
        before: eur('12.50'),
        now: null,
        change: eur('-12.50'),
        why: 'person_gone',
      },
      {
        person: 'p-anna',
        name: 'Anna Berg',
        benefit: 'Essensgutschein',
        before: eur('105.05'),
        now: eur('115.05'),
        change: eur('10.00'),
        why: 'more',
      },
    ],
  },
  unseen: 0,
  limit_gaps: [],
}

const planOf = (changes: Change[], more: Partial<BenefitOverview> = {}): PlanView => {
  const of = (kind: Change['kind']) => changes.filter((row) => row.kind === kind).length
  return {
    ...plan,
    id: 'plan-b',
    export: 'benefits',
    integration_id: 'int-b',
    integration_label: 'Nordwind GmbH',
    sample: false,
    unproven_calls: ['personio.create_type', 'personio.create_compensation'],
    changes,
    notice_keys: [],
    counts: { create: of('create'), update: 0, remove: 0, blocked: of('blocked'), conflict: 0, in_step: of('in_step') },
    benefits: { ...overview, ...more },
  }
}

const decided = (uses: BenefitUse[]) => uses.map((one) => ({ ...one, rule: one.rule ?? sendTo(kindType as CompensationType) }))

export const benefitPlanOf = planOf
export const benefitPlan = planOf(payChanges)
/** All is decided, and a few amounts are new. */
export const settledPlan = planOf(
  payChanges.filter(({ benefit }) => benefit?.state === 'new' && !benefit.hold),
  { uses: decided(overview.uses) },
)

/** An amount of an earlier transfer whose write is unsettled. */
export const openRow: Change = pay(
  'Yara Nowak',
  '46.00',
  {
    state: 'blocked',
    pay_type: rowType(mealType),
    parts: [{ benefit: 'b-meal', name: 'Essensgutschein', amount: eur('46.00') }],
  },
  {
    findings: [error('open_before')],
    // The unsettled write had another amount and month than the present list.
    open: {
      run_id: 'run-3',
      key: 'pay 2026-10 yara',
      known: 'no_answer',
      pay: { pay_type: 'Essensgutschein', amount: eur('38.00'), month: '2026-10' },
    },
  },
)

/** One amount is unsettled, and the others can be sent. */
export const openPlan = (known: OpenKnown = 'no_answer') => {
  const asked = { ...openRow, open: openRow.open && { ...openRow.open, known } }
  return planOf([asked, ...settledPlan.changes], { uses: decided(overview.uses) })
}

export const equalPlan = planOf(payChanges.filter(({ benefit }) => benefit?.state === 'there_equal'))

const [equalRow] = equalPlan.changes

/** An existing amount with a duplicate that was entered by hand. */
export const besidePlan = planOf([
  {
    ...equalRow,
    findings: [warning('benefit_others_beside', 'pay_amount', { held: '100.00 EUR', wanted: '50.00 EUR' })],
  } as Change,
])

/** Amounts that are left out on purpose, alone and beside an existing one. */
export const leftOutPlan = planOf(payChanges.filter(({ benefit }) => benefit?.state === 'not_sent'))
export const leftOutBesidePlan = planOf([...leftOutPlan.changes, ...equalPlan.changes])

export const manyPays = (count: number) =>
  planOf(
    Array.from({ length: count }, (_, index) => pay(`Person ${index}`, `${10 + (index % 40)}.50`, {})),
    { uses: decided(overview.uses) },
  )

export const benefitCorrections: Correction[] = payChanges
  .filter(({ benefit }) => benefit?.state === 'there_different' || benefit?.state === 'goes_on')
  .map((row) => ({ change: row, noticed_at: '2026-11-20T09:12:00Z', done_at: null }))

export const doneCorrections: Correction[] = benefitCorrections.map((one) => ({ ...one, done_at: '2026-11-22T08:00:00Z' }))

const personio = {
  id: 'con-p',
  service: 'personio',
  label: 'Nordwind GmbH',
  address: 'https://api.personio.de',
  sample: false,
} as const

export const benefitCard: IntegrationCard = {
  id: 'int-b',
  label: 'Nordwind GmbH',
  sample: false,
  source: { ...personio, id: 'list-1', service: 'list', address: '' },
  target: personio,
  last_runs: [],
  needs: [],
  drift: null,
  calm: { kind: 'not_compared' },
}

export const benefitView = (settings: IntegrationView['settings']): IntegrationView => ({
  card: benefitCard,
  settings,
  salary_unit: null,
})

export const personioReport: ConnectionReport = {
  account: 'Nordwind GmbH',
  acts_as: null,
  checks: [
    { right: 'log_in', count: null, error: null },
    { right: 'read_people', count: 42, error: null },
    { right: 'read_emails', count: 42, error: null },
    { right: 'read_compensations', count: 12, error: null },
    { right: 'edit_compensations', count: null, error: null },
    { right: 'see_everybody', count: null, error: null },
  ],
  empty_fields: [],
  ok: true,
}
