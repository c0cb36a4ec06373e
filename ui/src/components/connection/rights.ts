import type { Right } from '../../generated/types'
import type { Connectable } from '../../lib/services'

/** What each service is tested for, in the order in which it is told, by the keys of its texts. */
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

/** Rights without which the work goes on: a warning. */
export const isOnlyWarned = (right: Right) => right === 'see_everybody'
