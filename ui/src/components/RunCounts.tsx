import { useTranslation } from 'react-i18next'
import type { RunSummary } from '../generated/types'
import { useFormats } from '../lib/format'
import { countedOutcomes } from '../lib/outcomes'

type RunCountsProps = { run: Pick<RunSummary, 'counts' | 'not_readable' | 'not_proven'> }

/** A run's outcomes in one line of words, those that happened only. What is not proven is not called confirmed. */
export function RunCounts({ run: { counts, not_readable, not_proven } }: RunCountsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const shown = { ...counts, confirmed: counts.confirmed - not_readable - not_proven }
  const told = countedOutcomes.flatMap((outcome) => (shown[outcome] > 0 ? [{ count: shown[outcome], word: outcome }] : []))
  const beside = [
    { count: not_proven, word: 'notProven' as const },
    { count: not_readable, word: 'notReadable' as const },
  ]
  const all = [...told, ...beside.filter(({ count }) => count > 0)]
  // A figure never parts from its word at the end of a line, and no line begins with a point.
  return (
    <span>
      {all
        .map(({ count, word }) => `${formats.number(count)} ${t(`run.counts.${word}`)}`.replaceAll(' ', '\u00a0'))
        .join('\u00a0· ')}
    </span>
  )
}
