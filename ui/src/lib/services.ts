import type { ConnectionView, ExportKind, ServiceName } from '../generated/types'

/** The services' own names; they are the same in every language. The app's own list goes by the app's name. */
export const serviceNames: Record<ServiceName, string> = {
  alexis: 'Alexis HR',
  kleer: 'Kleer',
  personio: 'Personio',
  list: 'Paybridge',
}

/** The names under which owners know the services, for where one is looked for first: Alexis HR is also sold as Simployer One. */
export const namesToFind: Record<ServiceName, string> = { ...serviceNames, alexis: `${serviceNames.alexis} (Simployer One)` }

/** The services that are connected with credentials. */
export type Connectable = Exclude<ServiceName, 'list'>

/** A connection that has credentials. */
export type Connected = ConnectionView & { service: Connectable }

export const isConnected = (connection: ConnectionView): connection is Connected => connection.service !== 'list'

/** From where to where each export goes. */
export const ends: Record<ExportKind, { source: string; target: string }> = {
  employees: { source: serviceNames.alexis, target: serviceNames.kleer },
  employee_import: { source: serviceNames.kleer, target: serviceNames.alexis },
  leave: { source: serviceNames.alexis, target: serviceNames.kleer },
  benefits: { source: serviceNames.list, target: serviceNames.personio },
}

/** A person's ids at both services, from the ids of an export's source and target. */
/** One person by both services' ids. Named, because an import reads them in the other order. */
export type Pair = { alexis: string; kleer: string }

export const pairOf = (kind: ExportKind, source: string, target: string): Pair =>
  kind === 'employee_import' ? { alexis: target, kleer: source } : { alexis: source, kleer: target }
