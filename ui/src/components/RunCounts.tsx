import { useTranslation } from 'react-i18next'
import type { RunSummary } from '../generated/types'
import { useFormats } from '../lib/format'
import { countedOutcomes } from '../lib/outcomes'

type RunCountsProps = { run: Pick<RunSummary, 'counts' | 'not_readable' | 'not_proven'> }

/** The outcome counts of a run in one line, without zeros. An unproven row is not counted as confirmed. */
export function RunCounts({ run: { counts, not_readable, not_proven } }: RunCountsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const counted = { ...counts, confirmed: counts.confirmed - not_readable - not_proven }
  const happened = countedOutcomes.flatMap((outcome) =>
    counted[outcome] > 0 ? [{ count: counted[outcome], word: outcome }] : [],
  )
  const beside = [
    { count: not_proven, word: 'notProven' as const },
    { count: not_readable, word: 'notReadable' as const },
  ]
  const all = [...happened, ...beside.filter(({ count }) => count > 0)]
  // Non-breaking spaces keep a figure on the line of its word, and keep a separator off the start of a line.
  return (
    <span>
      {all
        .map(({ count, word: key }) => `${formats.number(count)} ${t(`run.counts.${key}`)}`.replaceAll(' ', '\u00a0'))
        .join('\u00a0· ')}
    </span>
  )
}
