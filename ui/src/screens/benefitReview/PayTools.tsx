import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FilterChips } from '../../components/FilterChips'
import { useFormats } from '../../lib/format'
import css from '../review/Review.module.css'
import { filters, matchesFilter, type PayFilter, type PayRow } from './payRows'

type PayToolsProps = {
  rows: PayRow[]
  filter: PayFilter
  onFilter: (filter: PayFilter) => void
  text: string
  onText: (text: string) => void
}

export function PayTools({ rows, filter, onFilter, text, onText }: PayToolsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const choices = filters.map((value) => ({
    value,
    text: t(`benefitReview.filters.${value}`),
    number: rows.filter((row) => matchesFilter(value, row)).length,
  }))
  return (
    <div className={css.tools}>
      <FilterChips
        label={t('review.filter')}
        value={filter}
        onChange={onFilter}
        choices={choices
          .filter(({ value, number }) => value === 'all' || number > 0 || value === filter)
          .map(({ value, text: label, number }) => ({ value, text: label, count: formats.number(number) }))}
      />
      <TextInput
        className={css.find}
        aria-label={t('benefitReview.find')}
        placeholder={t('benefitReview.find')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        data-testid="review-find"
      />
    </div>
  )
}
