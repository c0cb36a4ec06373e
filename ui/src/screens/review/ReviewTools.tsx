import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FilterChips } from '../../components/FilterChips'
import type { PlanView } from '../../generated/types'
import { useFormats } from '../../lib/format'
import css from './Review.module.css'
import { countOf, type ReviewFilter } from './selection'

type ReviewToolsProps = {
  plan: PlanView
  filter: ReviewFilter
  onFilter: (filter: ReviewFilter) => void
  text: string
  onText: (text: string) => void
}

export function ReviewTools({ plan, filter, onFilter, text, onText }: ReviewToolsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const chip = (value: ReviewFilter, label: string) => ({
    value,
    text: label,
    count: formats.number(countOf(plan, value)),
  })
  return (
    <div className={css.tools}>
      <FilterChips
        label={t('review.filter')}
        value={filter}
        onChange={onFilter}
        choices={[
          chip('all', t('review.all')),
          chip('blocked', t('kinds.blocked')),
          // Few plans have such rows. The active filter stays visible even after its last row is decided.
          ...(plan.counts.conflict > 0 || filter === 'conflict' ? [chip('conflict', t('kinds.conflict'))] : []),
          chip('create', t('kinds.create')),
          chip('update', t('kinds.update')),
          chip('in_step', t('kinds.in_step')),
          ...(plan.notice_keys.length > 0 || filter === 'notice' ? [chip('notice', t('review.notice'))] : []),
          chip('warned', t('review.warned')),
        ]}
      />
      <TextInput
        className={css.find}
        aria-label={t('review.find')}
        placeholder={t('review.find')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        data-testid="review-find"
      />
    </div>
  )
}
