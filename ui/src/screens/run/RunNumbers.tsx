import { IconAlertTriangle, IconEye, IconEyeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { outcomeBadges } from '../../components/badgeStyles'
import type { RunSummary } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { countedOutcomes } from '../../lib/outcomes'
import css from './Run.module.css'

type RunNumbersProps = { run: Pick<RunSummary, 'counts' | 'seen_by_owner' | 'not_readable' | 'not_proven'> }

/** The outcome counts; confirmed is always shown. Rows that only the owner saw and unproven rows are counted separately. */
export function RunNumbers({ run: { counts, seen_by_owner, not_readable, not_proven } }: RunNumbersProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const counted = { ...counts, confirmed: counts.confirmed - seen_by_owner - not_readable - not_proven }
  return (
    <ul className={css.numbers}>
      {countedOutcomes
        .filter((outcome) => outcome === 'confirmed' || counted[outcome] > 0)
        .map((outcome) => {
          const { icon: Icon, tone } = outcomeBadges[outcome]
          return (
            <li key={outcome} className={css.number} data-tone={counted[outcome] > 0 ? tone : 'quiet'}>
              <Icon size={20} stroke={2} aria-hidden />
              <span className={css.figure} data-testid={`result-${outcome}-count`}>
                {formats.number(counted[outcome])}
              </span>
              {t(`run.counts.${outcome}`)}
            </li>
          )
        })}
      {not_proven > 0 && (
        <li className={css.number} data-tone="bad">
          <IconAlertTriangle size={20} stroke={2} aria-hidden />
          <span className={css.figure} data-testid="result-not-proven-count">
            {formats.number(not_proven)}
          </span>
          {t('run.counts.notProven')}
        </li>
      )}
      {not_readable > 0 && (
        <li className={css.number} data-tone="warn">
          <IconEyeOff size={20} stroke={2} aria-hidden />
          <span className={css.figure} data-testid="result-not-readable-count">
            {formats.number(not_readable)}
          </span>
          {t('run.counts.notReadable')}
        </li>
      )}
      {seen_by_owner > 0 && (
        <li className={css.number} data-tone="quiet">
          <IconEye size={20} stroke={2} aria-hidden />
          <span className={css.figure} data-testid="result-seen-count">
            {formats.number(seen_by_owner)}
          </span>
          {t('run.counts.seen')}
        </li>
      )}
    </ul>
  )
}
