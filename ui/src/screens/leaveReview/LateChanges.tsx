import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { LeaveOverview } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { choose, countChosen } from '../review/selection'
import css from './LeaveReview.module.css'
import { LeaveTable } from './LeaveTable'
import { type DayRow, needsOwnTick } from './leaves'

type LateChangesProps = {
  leave: LeaveOverview
  rows: DayRow[]
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
}

/** Changes in closed periods. They are not sent until the owner includes them. */
export function LateChanges({ leave, rows, chosen, onChosen }: LateChangesProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (rows.length === 0) return null
  const months = [...new Set(rows.map(({ day }) => day.date.slice(0, 7)))].sort().map(formats.month)
  const along = rows.filter((row) => !needsOwnTick(row))
  const { all, possible } = countChosen(chosen, along)
  return (
    <section className={css.late} aria-label={t('leaveReview.late')} data-testid="late-changes">
      <h2 className={css.lateTitle}>{t('leaveReview.late')}</h2>
      <Notice
        tone="quiet"
        action={
          possible > 0 && (
            <Button
              size="xs"
              onClick={() => onChosen(choose(chosen, all ? rows : along, !all))}
              data-testid={all ? 'late-leave' : 'late-take'}
            >
              {t(all ? 'leaveReview.leaveOut' : 'leaveReview.takeAlong')}
            </Button>
          )
        }
      >
        {t('leaveReview.lateText', { count: rows.length, months: formats.list(months) })}
      </Notice>
      <LeaveTable leave={leave} rows={rows} chosen={chosen} onChosen={onChosen} label={t('leaveReview.late')} />
    </section>
  )
}
