import type { Pair } from './backend'
import type { ExportKind, ServiceName } from './bindings'

/** The services' own names; they are the same in every language. */
export const serviceNames: Record<ServiceName, string> = { alexis: 'Alexis HR', kleer: 'Kleer' }

/** From where to where each export goes. */
export const ends: Record<ExportKind, { source: string; target: string }> = {
  employees: { source: serviceNames.alexis, target: serviceNames.kleer },
  employee_import: { source: serviceNames.kleer, target: serviceNames.alexis },
  leave: { source: serviceNames.alexis, target: serviceNames.kleer },
}

/** A person's ids at both services, from the ids of an export's source and target. */
export const pairOf = (kind: ExportKind, source: string, target: string): Pair =>
  kind === 'employee_import' ? { alexis: target, kleer: source } : { alexis: source, kleer: target }
