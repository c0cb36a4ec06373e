import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FilterChips } from '../../components/FilterChips'
import type { Change, PlanView } from '../../lib/bindings'
import { useFormats } from '../../lib/format'
import css from './Review.module.css'
import { choiceAmong, choose, countOf, type ReviewFilter } from './selection'

type ReviewToolsProps = {
  plan: PlanView
  rows: Change[]
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
  filter: ReviewFilter
  onFilter: (filter: ReviewFilter) => void
  text: string
  onText: (text: string) => void
}

/** Filters with their counts, search, and choosing all or none of what is shown. */
export function ReviewTools({ plan, rows, chosen, onChosen, filter, onFilter, text, onText }: ReviewToolsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { count, possible, all } = choiceAmong(chosen, rows)
  const chip = (value: ReviewFilter, words: string) => ({
    value,
    text: words,
    count: formats.number(countOf(plan.changes, value)),
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
          chip('create', t('kinds.create')),
          chip('update', t('kinds.update')),
          chip('in_step', t('kinds.in_step')),
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
      <div className={css.all}>
        <Button
          size="xs"
          disabled={possible === 0 || all}
          onClick={() => onChosen(choose(chosen, rows, true))}
          data-testid="review-select-all"
        >
          {t('review.selectAll')}
        </Button>
        <Button
          size="xs"
          disabled={count === 0}
          onClick={() => onChosen(choose(chosen, rows, false))}
          data-testid="review-select-none"
        >
          {t('review.selectNone')}
        </Button>
      </div>
    </div>
  )
}
