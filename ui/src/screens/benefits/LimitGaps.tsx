import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { LimitGap } from '../../generated/types'
import { useFormats } from '../../lib/format'

/** Limits without a known figure for the month: amounts were not checked against them, so nobody counts as within them. */
export function LimitGaps({ gaps, month }: { gaps: LimitGap[]; month: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (gaps.length === 0) return null
  const kinds = [...new Set(gaps.map(({ limit }) => t(`benefits.kinds.${limit.kind}`)))]
  return (
    <Notice tone="warn">
      <p data-testid="limit-gaps">
        <strong>{t('benefits.gap', { month: formats.month(month), kinds: formats.list(kinds) })}</strong> {t('benefits.gapText')}
      </p>
    </Notice>
  )
}
