import { backend } from '../../lib/backend'
import { Prepare } from '../export/Prepare'

/** Prepares the leave export of a period. */
export function LeavePrepareScreen({ id, from, to, only }: { id: string; from: string; to: string; only: string[] }) {
  return (
    <Prepare
      id={id}
      kind="leave"
      about={[from, to]}
      only={only}
      plan={() => backend.planLeave({ integrationId: id, from, to })}
      back={{ at: 'leave', id }}
    />
  )
}
