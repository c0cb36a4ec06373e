import { ActionIcon, Select } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BenefitMonth } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { monthAfter } from '../../lib/period'
import { href } from '../../lib/route'
import css from './Benefits.module.css'

/** The shown payroll month, buttons to other months, and whether the month was exported. */
export function MonthPicker({ list, onMonth }: { list: BenefitMonth; onMonth: (month: string) => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { month, proposed, months } = list
  const known = [...new Set([month, proposed, monthAfter(proposed, 1), ...months.map((one) => one.month)])].sort().reverse()
  const summary = (of: string) => months.find((one) => one.month === of)
  const exported = summary(month)?.exported ?? null
  const written = (of: string) => {
    const existing = summary(of)
    return existing ? `${formats.month(of)} · ${formats.money(existing.total)}` : formats.month(of)
  }
  return (
    <div className={css.months}>
      <ActionIcon
        variant="default"
        size="lg"
        onClick={() => onMonth(monthAfter(month, -1))}
        aria-label={t('benefits.earlier')}
        data-testid="month-earlier"
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Select
        aria-label={t('benefits.month')}
        w={280}
        value={month}
        onChange={(chosen) => chosen && onMonth(chosen)}
        data={known.map((of) => ({ value: of, label: written(of) }))}
        comboboxProps={{ shadow: 'md', keepMounted: false }}
        data-testid="month"
      />
      <ActionIcon
        variant="default"
        size="lg"
        onClick={() => onMonth(monthAfter(month, 1))}
        aria-label={t('benefits.later')}
        data-testid="month-later"
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
      <span className="soft">
        {exported ? (
          <a href={href({ at: 'run', id: exported.run_id })} data-testid="month-run">
            {t('benefits.exported', { when: formats.instant(exported.at) })}
          </a>
        ) : (
          t(month === proposed ? 'benefits.proposed' : 'benefits.notExported')
        )}
      </span>
    </div>
  )
}
