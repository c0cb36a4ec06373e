import { backend } from '../../lib/backend'
import { Prepare } from '../export/Prepare'

/** Prepares the export of a month of benefits. */
export function BenefitPrepareScreen({ id, month, only }: { id: string; month: string; only: string[] }) {
  return (
    <Prepare
      id={id}
      kind="benefits"
      about={[month]}
      only={only}
      plan={() => backend.planBenefits({ integrationId: id, month })}
      back={{ at: 'benefits', id, month }}
    />
  )
}
