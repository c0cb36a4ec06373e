import { Button, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeavePeriods, Period } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { isDay, isSamePeriod, isWithin, monthAt } from '../../lib/period'
import css from './Leave.module.css'

type PeriodChoiceProps = { periods: LeavePeriods; value: Period | null; onChange: (period: Period | null) => void }

/** A month by one click, or any period by its first and last day. */
export function PeriodChoice({ periods, value, onChange }: PeriodChoiceProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [shift, setShift] = useState(0)
  const [own, setOwn] = useState<Period | null>(null)
  const months = [-1, 0, 1].map((after) => monthAt(periods.proposed.from, shift + after))
  const note = (month: Period) => {
    if (periods.closed.some(({ period }) => isWithin(month, period))) return t('leave.closed')
    if (periods.exported.some(({ period }) => isWithin(month, period))) return t('leave.exported')
    return isSamePeriod(month, periods.proposed) ? t('leave.proposed') : ''
  }
  const type = (next: Period) => {
    setOwn(next)
    onChange(isDay(next.from) && isDay(next.to) && next.from <= next.to ? next : null)
  }
  return (
    <>
      <fieldset className={css.months} aria-label={t('leave.months')}>
        <button
          type="button"
          className={css.step}
          aria-label={t('leave.earlier')}
          onClick={() => setShift(shift - 1)}
          data-testid="leave-earlier"
        >
          <IconChevronLeft size={18} aria-hidden />
        </button>
        {months.map((month) => (
          <button
            key={month.from}
            type="button"
            className={css.month}
            aria-pressed={!own && value !== null && isSamePeriod(month, value)}
            onClick={() => {
              setOwn(null)
              onChange(month)
            }}
            data-testid={`leave-month-${month.from.slice(0, 7)}`}
          >
            {formats.period(month)}
            <small>{note(month) || '\u00a0'}</small>
          </button>
        ))}
        <button
          type="button"
          className={css.step}
          aria-label={t('leave.later')}
          onClick={() => setShift(shift + 1)}
          data-testid="leave-later"
        >
          <IconChevronRight size={18} aria-hidden />
        </button>
        <Button
          variant="subtle"
          color="gray"
          c="inherit"
          className={css.other}
          aria-pressed={own !== null}
          onClick={() => type(value ?? periods.proposed)}
          data-testid="leave-own"
        >
          {t('leave.other')}
        </Button>
      </fieldset>
      {own && (
        <div className={css.own}>
          <TextInput
            type="date"
            label={t('leave.from')}
            value={own.from}
            onChange={(event) => type({ ...own, from: event.currentTarget.value })}
            error={isDay(own.from) ? undefined : t('leave.dateWrong')}
            data-testid="leave-from"
          />
          <TextInput
            type="date"
            label={t('leave.to')}
            value={own.to}
            onChange={(event) => type({ ...own, to: event.currentTarget.value })}
            error={wrongEnd()}
            data-testid="leave-to"
          />
        </div>
      )}
    </>
  )

  function wrongEnd() {
    if (!own) return undefined
    if (!isDay(own.to)) return t('leave.dateWrong')
    return isDay(own.from) && own.to < own.from ? t('leave.orderWrong') : undefined
  }
}
