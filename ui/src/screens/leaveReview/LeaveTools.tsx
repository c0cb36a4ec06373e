import { Button, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterChips } from '../../components/FilterChips'
import type { ChangeKind } from '../../generated/types'
import { useFormats } from '../../lib/format'
import css from '../review/Review.module.css'
import { matchesFilter, type ReviewFilter } from '../review/selection'
import { everything, kindsIn, type LeaveFilter } from './filter'
import type { DayRow } from './leaves'

const kinds: ChangeKind[] = ['blocked', 'create', 'update', 'remove', 'in_step']

type LeaveToolsProps = {
  rows: DayRow[]
  filter: LeaveFilter
  onFilter: (filter: LeaveFilter) => void
  onOnlyShown: () => void
}

/** Filters with counts, leave types, and search. */
export function LeaveTools({ rows, filter, onFilter, onOnlyShown }: LeaveToolsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const counts = useMemo(
    () => new Map(([...kinds, 'all', 'warned'] as const).map((of) => [of, rows.filter((row) => matchesFilter(of, row)).length])),
    [rows],
  )
  const chip = (value: ReviewFilter, text: string) => ({ value, text, count: formats.number(counts.get(value as 'all') ?? 0) })
  const occurring = useMemo(() => kindsIn(rows), [rows])
  const filtered = JSON.stringify(filter) !== JSON.stringify(everything)
  return (
    <div className={css.tools}>
      <FilterChips
        label={t('review.filter')}
        value={filter.state}
        onChange={(state) => onFilter({ ...filter, state })}
        choices={[
          chip('all', t('review.all')),
          ...kinds
            .filter((kind) => (counts.get(kind) ?? 0) > 0 || filter.state === kind)
            .map((kind) => chip(kind, t(`kinds.${kind}`))),
          chip('warned', t('review.warned')),
        ]}
      />
      <TextInput
        className={css.find}
        aria-label={t('review.find')}
        placeholder={t('review.find')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        data-testid="review-find"
      />
      {occurring.length > 1 && (
        <Select
          aria-label={t('leaveReview.filterKind')}
          data={[{ value: '', label: t('leaveReview.allKinds') }, ...occurring]}
          value={filter.kind ?? ''}
          onChange={(kind) => onFilter({ ...filter, kind: kind || null })}
          data-testid="review-kind"
        />
      )}
      {filtered && (
        <Button onClick={onOnlyShown} data-testid="review-only-shown">
          {t('leaveReview.onlyShown')}
        </Button>
      )}
    </div>
  )
}
