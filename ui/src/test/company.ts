import type { Change, FieldChange, Finding, Money, PlanView, Value } from '../generated/types'

/** An invented company for tests and screenshots. */

export const kr = (amount: string): Money => ({ amount, currency: 'SEK' })
export const text = (value: string): Value => ({ kind: 'text', value })
export const date = (value: string): Value => ({ kind: 'date', value })
export const number = (value: number): Value => ({ kind: 'number', value })
export const money = (amount: string): Value => ({ kind: 'money', value: kr(amount) })

export const field = (name: FieldChange['field'], old: Value | null, now: Value | null): FieldChange => ({
  field: name,
  old,
  new: now,
})

export const warning = (code: Finding['code'], of: Finding['field'] = null, params: Record<string, string> = {}): Finding => ({
  severity: 'warning',
  code,
  field: of,
  params,
})

export const error = (code: Finding['code'], of: Finding['field'] = null, params: Record<string, string> = {}): Finding => ({
  ...warning(code, of, params),
  severity: 'error',
})

export function change(name: string, kind: Change['kind'], fields: FieldChange[] = [], findings: Finding[] = []): Change {
  const key = name.toLowerCase().replace(/[^a-zåäö]+/g, '-')
  const target = kind === 'create' ? null : `k-${key}`
  return {
    key,
    source_id: `a-${key}`,
    target_id: target,
    name,
    kind,
    fields,
    findings,
    candidates: [],
    kept: [],
    conflicts: [],
    origins: [],
    splits: [],
    day: null,
    benefit: null,
    open: null,
  }
}

/** All fields of a new person. */
const everything: FieldChange[] = [
  field('active', null, { kind: 'flag', value: true }),
  field('name', null, text('Nils Åberg')),
  field('email', null, text('nils.aberg@example.se')),
  field('phone', null, text('+46 70 174 06 33')),
  field('ssn', null, text('19880417-2384')),
  field('street', null, text('Hornsgatan 12')),
  field('zip_code', null, text('11820')),
  field('city', null, text('Stockholm')),
  field('country', null, text('SE')),
  field('tax_table', null, number(32)),
  field('tax_column', null, number(1)),
  field('clearing_number', null, text('8327-9')),
  field('account_number', null, text('9044312345')),
  field('employment_start', null, date('2026-12-01')),
  field('monthly_salary', null, money('41200')),
  field('monthly_salary_start', null, date('2026-12-01')),
]

export const changes: Change[] = [
  change('Ida Holm', 'blocked', [], [error('clearing_check_digit', 'clearing_number')]),
  change('Karin Öberg-Lindström', 'blocked', [], [error('pay_period_unsupported', 'monthly_salary', { period: 'WEEKLY' })]),
  {
    ...change(
      'Sven Nilsson',
      'blocked',
      [],
      [error('ambiguous_match', null, { by: 'email', names: 'Sven Nilsson, Sven A. Nilsson' })],
    ),
    candidates: [
      { id: '518', name: 'Sven Nilsson', email: 'sven@example.se' },
      { id: '519', name: 'Sven A. Nilsson', email: 'sven@example.se' },
    ],
  },
  change('Nils Åberg', 'create', everything, [warning('agreement_created')]),
  change('Maria Santos Pereira', 'create', everything.slice(0, 14), [
    warning('salary_later', 'monthly_salary', { amount: '38500 SEK', date: '2027-01-01' }),
  ]),
  change('Ebba Lindqvist', 'update', [
    field('phone', text('+46 70 174 06 20'), text('+46 70 174 06 35')),
    field('monthly_salary', money('34000'), money('35500')),
    field('monthly_salary_start', date('2025-04-01'), date('2026-11-01')),
  ]),
  change('Ahmed Yusuf', 'update', [
    field('street', text('Kungsgatan 4'), text('Kungsgatan 44')),
    field('zip_code', text('41119'), text('41115')),
  ]),
  change('Astrid Bergström', 'update', [field('tax_column', number(1), number(7))], [warning('tax_column_rare', 'tax_column')]),
  change(
    'Erik Johansson',
    'update',
    [field('ssn', text('19790905-1218'), text('19790905-1226'))],
    [warning('ssn_differs', 'ssn')],
  ),
  change('Eva Sandberg', 'update', [
    field('email', text('eva@gammal-adress.example'), text('eva.sandberg@example.se')),
    field('phone', null, text('+46 73 912 34 56')),
    field('city', text('Malmö'), text('Lund')),
    field('country', text('SE'), text('DK')),
  ]),
  change('Hedvig von Rosenstjerna-Kjellberg', 'update', [
    field('clearing_number', text('8327-9'), text('6000')),
    field('account_number', text('9044312345'), text('123 456 789')),
  ]),
  change(
    'Jonas Ek',
    'update',
    [field('employment_end', date('2026-12-31'), null)],
    [warning('end_date_removed', 'employment_end')],
  ),
  change(
    'Lina Dahl',
    'update',
    [field('hourly_salary', money('182.50'), money('189'))],
    [warning('other_salary_kind', 'monthly_salary', { amount: '31000 SEK' })],
  ),
  change('Anna Karlsson', 'in_step'),
  change('Birgitta Nyman', 'in_step'),
  change('Göran Persson', 'in_step', [], [warning('leaver_still_active', 'active')]),
  change('Johan Ström', 'in_step'),
  change('Olga Petrova', 'in_step', [], [warning('only_in_target')]),
  change('Per Wallin', 'in_step'),
]

const count = (kind: Change['kind']) => changes.filter((row) => row.kind === kind).length

export const plan: PlanView = {
  id: 'plan-1',
  export: 'employees',
  integration_id: 'int-1',
  integration_label: 'Nordlicht AB',
  sample: true,
  made_at: '2026-11-21T09:12:00Z',
  counts: {
    create: count('create'),
    update: count('update'),
    remove: count('remove'),
    blocked: count('blocked'),
    conflict: count('conflict'),
    in_step: count('in_step'),
  },
  changes,
  shared: [],
  notice_keys: ['göran-persson', 'olga-petrova'],
  salaries_known: true,
  shrink_guard: null,
  first_run: false,
  out_of_scope: 0,
  number_unasked: false,
  unproven_calls: ['kleer.create_user', 'kleer.create_agreement'],
  leave: null,
  benefits: null,
  exported: null,
}
