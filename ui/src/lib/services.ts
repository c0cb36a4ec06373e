import type { ConnectionView, ExportKind, ServiceName } from '../generated/types'

/** The services' names, the same in every language. The app's own list goes by the app's name. */
export const serviceNames: Record<ServiceName, string> = {
  alexis: 'Alexis HR',
  kleer: 'Kleer',
  personio: 'Personio',
  list: 'Paybridge',
}

/** The names by which owners look for the services: Alexis HR is also sold as Simployer One. */
export const namesToFind: Record<ServiceName, string> = { ...serviceNames, alexis: `${serviceNames.alexis} (Simployer One)` }

/** The services that are connected with credentials. */
export type Connectable = Exclude<ServiceName, 'list'>

export type Connected = ConnectionView & { service: Connectable }

export const isConnected = (connection: ConnectionView): connection is Connected => connection.service !== 'list'

/** The source and the target of each export. */
export const exportEndpoints: Record<ExportKind, { source: string; target: string }> = {
  employees: { source: serviceNames.alexis, target: serviceNames.kleer },
  employee_import: { source: serviceNames.kleer, target: serviceNames.alexis },
  leave: { source: serviceNames.alexis, target: serviceNames.kleer },
  benefits: { source: serviceNames.list, target: serviceNames.personio },
}

/** One person's ids at both services. The fields have names, because an import reads the ids in the other order. */
export type Pair = { alexis: string; kleer: string }

/** The pair from the ids of an export's source and target. */
export const pairOf = (kind: ExportKind, source: string, target: string): Pair =>
  kind === 'employee_import' ? { alexis: target, kleer: source } : { alexis: source, kleer: target }
