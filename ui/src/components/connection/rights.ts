import type { Right } from '../../generated/types'
import type { Connectable } from '../../lib/services'

/** The rights that each service is tested for, in display order, by the keys of their texts. */
export const rightKeys = {
  alexis: ['alexis.log_in', 'alexis.read_people', 'alexis.read_payroll'],
  kleer: ['kleer.log_in', 'kleer.read_people', 'kleer.read_payroll'],
  personio: [
    'personio.log_in',
    'personio.read_people',
    'personio.read_emails',
    'personio.read_compensations',
    'personio.edit_compensations',
    'personio.see_everybody',
  ],
} as const satisfies Record<Connectable, readonly `${Connectable}.${Right}`[]>

export type RightKey = (typeof rightKeys)[Connectable][number]

export const rightOf = (key: RightKey) => key.slice(key.indexOf('.') + 1) as Right

/** Optional rights: a missing one is a warning. */
export const isOptional = (right: Right) => right === 'see_everybody'
