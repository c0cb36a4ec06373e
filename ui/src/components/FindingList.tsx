import { useTranslation } from 'react-i18next'
import type { Finding } from '../generated/types'
import { useFormats } from '../lib/format'
import { findingValues } from '../lib/value'
import { Badge } from './Badge'
import { severityBadges } from './badgeStyles'
import css from './FindingList.module.css'

type FindingListProps = { findings: Finding[]; ends: { source: string; target: string } }

/** The findings of a record, each with its remedy. */
export function FindingList({ findings, ends }: FindingListProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (findings.length === 0) return null
  return (
    <ul className={css.list}>
      {findings.map((finding) => {
        const values = findingValues(finding, ends, formats, t)
        return (
          <li key={`${finding.code} ${finding.field}`} className={css.item}>
            <Badge {...severityBadges[finding.severity]} text={t(`severities.${finding.severity}`)} />
            <div>
              <p>
                {finding.field && finding.code !== 'missing' && <strong>{values.field}: </strong>}
                {t(`findings.${finding.code}.text`, values)}.
              </p>
              <p className="soft">{t(`findings.${finding.code}.todo`, values)}</p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
