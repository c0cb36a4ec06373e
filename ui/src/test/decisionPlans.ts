import type { Change, FieldChange, PlanView } from '../generated/types'
import { change, date, error, field, money, number, plan, text, warning } from './company'

/** Plans with decisions: an export with conflicts, and an import. */

const counted = (changes: Change[]): Pick<PlanView, 'changes' | 'counts' | 'notice_keys'> => {
  const of = (kind: Change['kind']) => changes.filter((row) => row.kind === kind).length
  const counts = {
    create: of('create'),
    update: of('update'),
    remove: of('remove'),
    blocked: of('blocked'),
    conflict: of('conflict'),
    in_step: of('in_step'),
  }
  const noticed = changes.filter(({ kind, kept, findings }) => kind === 'in_step' && kept.length + findings.length > 0)
  return { changes, counts, notice_keys: noticed.map(({ key }) => key) }
}

const phone = field('phone', text('+46 70 174 06 20'), text('+46 70 174 06 35'))
const salary = [
  field('monthly_salary', money('34000'), money('35500')),
  field('monthly_salary_start', date('2026-10-01'), date('2026-11-01')),
]

/** An export with conflicts, and a person whose address Kleer leads. */
export const conflictPlan: PlanView = {
  ...plan,
  sample: false,
  unproven_calls: [],
  out_of_scope: 12,
  ...counted([
    { ...change('Ebba Lindqvist', 'conflict'), conflicts: [phone] },
    {
      ...change('Lina Dahl', 'conflict', [field('city', text('Malmö'), text('Lund'))]),
      conflicts: [field('tax_column', number(1), null), ...salary],
    },
    {
      ...change('Eva Sandberg', 'update', [field('city', text('Malmö'), text('Lund'))]),
      kept: [
        { field: 'street', source: text('Kungsgatan 44'), target: text('Kungsgatan 4'), why: 'target_leads' },
        { field: 'zip_code', source: text('41115'), target: text('41119'), why: 'target_leads' },
        { field: 'phone', source: null, target: text('+46 70 174 06 20'), why: 'no_way_to_empty' },
        { field: 'monthly_salary', source: money('35500'), target: money('34000'), why: 'decided' },
      ],
    },
    {
      ...change('Ahmed Yusuf', 'in_step'),
      kept: [{ field: 'street', source: text('Kungsgatan 44'), target: text('Kungsgatan 4'), why: 'target_leads' }],
    },
    change('Anna Karlsson', 'in_step'),
  ]),
}

/** The plan after the owner decided every conflict of a row. */
export function decided(of: PlanView, key: string, takeSource: boolean): PlanView {
  const changes = of.changes.map((row): Change => {
    if (row.key !== key) return row
    const fields = takeSource ? [...row.fields, ...row.conflicts] : row.fields
    const kept = takeSource
      ? row.kept
      : row.conflicts.map((one) => ({ field: one.field, source: one.new, target: one.old, why: 'decided' as const }))
    return { ...row, kind: fields.length > 0 ? 'update' : 'in_step', conflicts: [], fields, kept }
  })
  return { ...of, ...counted(changes) }
}

/** The fields of a new person in an import. The name has two possible splits. */
const everything: FieldChange[] = [
  field('employee_number', null, text('1042')),
  field('first_name', null, text('Anna')),
  field('last_name', null, text('Maria Berg')),
  field('email', null, text('anna.berg@example.se')),
  field('ssn', null, text('19880417-2384')),
  field('employment_type', null, text('Permanent')),
  field('employment_start', null, date('2024-03-01')),
  field('monthly_salary', null, money('41200')),
  field('monthly_salary_start', null, date('2026-12-01')),
]

export const importPlan: PlanView = {
  ...plan,
  export: 'employee_import',
  sample: false,
  unproven_calls: ['alexis.update_employee', 'alexis.update_employment'],
  first_run: true,
  ...counted([
    {
      ...change('Bo Ek', 'blocked', [], [error('maybe_same', null, { names: 'Bo Göran Ek' })]),
      candidates: [{ id: 'a-77', name: 'Bo Göran Ek', email: 'bo@example.se' }],
    },
    change('Per Wallin', 'blocked', [], [error('employee_number_taken', 'employee_number', { name: 'Olga Petrova' })]),
    { ...change('Ebba Lindqvist', 'conflict'), conflicts: [field('monthly_salary', money('35500'), money('34000'))] },
    {
      ...change('Anna Maria Berg', 'create', everything, [warning('salary_backdated', 'monthly_salary', { date: '2026-10-01' })]),
      origins: [
        { field: 'employee_number', origin: 'kleer_internal_id' },
        { field: 'first_name', origin: 'whole_name' },
        { field: 'last_name', origin: 'whole_name' },
        { field: 'employment_type', origin: 'salary_kind' },
      ],
      splits: [
        { first: 'Anna', last: 'Maria Berg' },
        { first: 'Anna Maria', last: 'Berg' },
      ],
    },
    change('Lina Dahl', 'update', [
      field('hourly_salary', money('182.50'), money('189')),
      field('hourly_salary_start', date('2025-04-01'), date('2026-11-01')),
    ]),
    change('Eva Sandberg', 'update', [field('city', text('Malmö'), text('Lund'))]),
    {
      ...change('Ahmed Yusuf', 'in_step'),
      kept: [{ field: 'street', source: text('Kungsgatan 4'), target: text('Kungsgatan 44'), why: 'target_leads' }],
    },
    change('Sture Ek', 'in_step', [], [warning('no_agreement')]),
  ]),
}

/** The import after another name split was chosen. */
export function splitName(of: PlanView, key: string, index: number): PlanView {
  return {
    ...of,
    changes: of.changes.map((row) => {
      const split = row.splits[index]
      if (row.key !== key || !split) return row
      const parts = { first_name: split.first, last_name: split.last } as const
      const fields = row.fields.map((one) =>
        one.field === 'first_name' || one.field === 'last_name' ? { ...one, new: text(parts[one.field]) } : one,
      )
      return { ...row, fields }
    }),
  }
}
