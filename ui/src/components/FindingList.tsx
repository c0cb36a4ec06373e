import { useTranslation } from 'react-i18next'
import type { Finding } from '../generated/types'
import { useFormats } from '../lib/format'
import { findingWords } from '../lib/value'
import { Badge } from './Badge'
import css from './FindingList.module.css'
import { severityLooks } from './marks'

type FindingListProps = { findings: Finding[]; ends: { source: string; target: string } }

/** What was found on a record, and what to do about each. */
export function FindingList({ findings, ends }: FindingListProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (findings.length === 0) return null
  return (
    <ul className={css.list}>
      {findings.map((finding) => {
        const words = findingWords(finding, ends, formats, t)
        return (
          <li key={`${finding.code} ${finding.field}`} className={css.item}>
            <Badge {...severityLooks[finding.severity]} text={t(`severities.${finding.severity}`)} />
            <div>
              <p>
                {finding.field && finding.code !== 'missing' && <strong>{words.field}: </strong>}
                {t(`findings.${finding.code}.text`, words)}.
              </p>
              <p className="soft">{t(`findings.${finding.code}.todo`, words)}</p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
