import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { ShrinkGuard } from '../../generated/types'
import { useFormats } from '../../lib/format'

type ShrinkNoticeProps = {
  guard: ShrinkGuard
  source: string
  yes: boolean
  onYes: (yes: boolean) => void
  /** Leave days are counted, not people. */
  days?: boolean
}

/** The shrink guard: the source lost too much, so the owner must confirm before anything is sent. */
export function ShrinkNotice({ guard, source, yes, onYes, days = false }: ShrinkNoticeProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <Notice tone="warn">
      <p>
        <strong>
          {t(days ? 'leaveReview.shrunk' : 'review.shrunk', {
            source,
            before: formats.number(guard.before),
            now: formats.number(guard.now),
            limit: guard.limit,
          })}
        </strong>
      </p>
      <p>{t(days ? 'leaveReview.shrunkMeaning' : 'review.shrunkMeaning', { source })}</p>
      <Checkbox
        mt="xs"
        label={t(days ? 'leaveReview.shrunkYes' : 'review.shrunkYes', { count: guard.before - guard.now })}
        checked={yes}
        onChange={(event) => onYes(event.currentTarget.checked)}
        data-testid="shrink-confirm"
      />
    </Notice>
  )
}
