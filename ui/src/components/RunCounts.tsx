import { useTranslation } from 'react-i18next'
import type { OutcomeCounts } from '../generated/types'
import { useFormats } from '../lib/format'
import { countedOutcomes } from '../lib/outcomes'

/** A run's outcomes in one line of words, those that happened only. */
export function RunCounts({ counts }: { counts: OutcomeCounts }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const told = countedOutcomes.filter((outcome) => counts[outcome] > 0)
  // A figure never parts from its word at the end of a line, and no line begins with a point.
  return (
    <span>
      {told
        .map((outcome) => `${formats.number(counts[outcome])} ${t(`run.counts.${outcome}`)}`.replaceAll(' ', '\u00a0'))
        .join('\u00a0· ')}
    </span>
  )
}
