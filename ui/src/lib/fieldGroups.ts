import type { Field, FieldChange } from '../generated/types'

/** The first field of each group. A group is decided as one: half an address is useless, and an amount needs its date. */
const firstFields: Partial<Record<Field, Field>> = {
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

const groupOf = (field: Field) => firstFields[field] ?? field

/** Fields by decision group, in the order of the input. */
export function groupFields(fields: FieldChange[]): [FieldChange, ...FieldChange[]][] {
  const groups = new Map<Field, [FieldChange, ...FieldChange[]]>()
  for (const change of fields) {
    const group = groups.get(groupOf(change.field))
    if (group) group.push(change)
    else groups.set(groupOf(change.field), [change])
  }
  return [...groups.values()]
}

/** One field of each group, for a line that only names the groups. */
export const onePerGroup = (fields: Field[]) =>
  fields.filter((field, index) => fields.findIndex((other) => groupOf(other) === groupOf(field)) === index)
