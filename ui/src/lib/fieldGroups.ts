import type { Field, FieldChange } from '../generated/types'

/** The first of the fields that belong together: half an account or address is none, and an amount needs its day. */
const heads: Partial<Record<Field, Field>> = {
  first_name: 'name',
  last_name: 'name',
  zip_code: 'street',
  city: 'street',
  country: 'street',
  tax_column: 'tax_table',
  account_number: 'clearing_number',
  hourly_salary: 'monthly_salary',
  hourly_salary_start: 'monthly_salary',
  monthly_salary_start: 'monthly_salary',
}

const headOf = (field: Field) => heads[field] ?? field

/** Fields in the groups that are decided at once, in the order in which they came. */
export function groups(fields: FieldChange[]): [FieldChange, ...FieldChange[]][] {
  const found = new Map<Field, [FieldChange, ...FieldChange[]]>()
  for (const change of fields) {
    const group = found.get(headOf(change.field))
    if (group) group.push(change)
    else found.set(headOf(change.field), [change])
  }
  return [...found.values()]
}

/** One field of each group, for a line that only names them. */
export const headsOf = (fields: Field[]) =>
  fields.filter((field, index) => fields.findIndex((other) => headOf(other) === headOf(field)) === index)
