import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { ShrinkGuard } from '../../generated/types'
import { useFormats } from '../../lib/format'

type BrakeNoticeProps = {
  brake: ShrinkGuard
  source: string
  yes: boolean
  onYes: (yes: boolean) => void
  /** Days of leave are counted, not people. */
  days?: boolean
}

/** The source has become much smaller: nothing is sent before the owner says that this is right. */
export function BrakeNotice({ brake, source, yes, onYes, days = false }: BrakeNoticeProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <Notice tone="warn">
      <p>
        <strong>
          {t(days ? 'leaveReview.brake' : 'review.brake', {
            source,
            before: formats.number(brake.before),
            now: formats.number(brake.now),
            limit: brake.limit,
          })}
        </strong>
      </p>
      <p>{t(days ? 'leaveReview.brakeMeaning' : 'review.brakeMeaning', { source })}</p>
      <Checkbox
        mt="xs"
        label={t(days ? 'leaveReview.brakeYes' : 'review.brakeYes', { count: brake.before - brake.now })}
        checked={yes}
        onChange={(event) => onYes(event.currentTarget.checked)}
        data-testid="brake-yes"
      />
    </Notice>
  )
}
