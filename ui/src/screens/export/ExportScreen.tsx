import { backend } from '../../lib/backend'
import type { PeopleExport } from '../../lib/route'
import { Prepare } from './Prepare'

/** Prepares an export of people. */
export function ExportScreen({ id, kind, only }: { id: string; kind: PeopleExport; only: string[] }) {
  return (
    <Prepare
      id={id}
      kind={kind}
      about={[]}
      only={only}
      plan={() => backend.planPrepare({ integrationId: id, export: kind })}
      back={{ at: 'overview' }}
    />
  )
}
