import { useTranslation } from 'react-i18next'
import type { RunSummary } from '../generated/types'
import { useFormats } from '../lib/format'
import { countedOutcomes } from '../lib/outcomes'

/** A run's outcomes in one line of words, those that happened only. What is not proven is not called confirmed. */
export function RunCounts({ run: { counts, not_proven } }: { run: Pick<RunSummary, 'counts' | 'not_proven'> }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const shown = { ...counts, confirmed: counts.confirmed - not_proven }
  const told = countedOutcomes.flatMap((outcome) => (shown[outcome] > 0 ? [{ count: shown[outcome], word: outcome }] : []))
  const all = not_proven > 0 ? [...told, { count: not_proven, word: 'notProven' as const }] : told
  // A figure never parts from its word at the end of a line, and no line begins with a point.
  return (
    <span>
      {all
        .map(({ count, word }) => `${formats.number(count)} ${t(`run.counts.${word}`)}`.replaceAll(' ', '\u00a0'))
        .join('\u00a0· ')}
    </span>
  )
}
