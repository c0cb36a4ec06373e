import { useTranslation } from 'react-i18next'
import { FieldSummary } from '../../components/FieldSummary'
import type { Change, Field } from '../../generated/types'
import { onePerGroup } from '../../lib/fieldGroups'
import { useFormats } from '../../lib/format'
import { findingValues } from '../../lib/value'
import css from './Review.module.css'

/** The effect of a row in one line. */
export function ChangeSummary({ row, ends }: { row: Change; ends: { source: string; target: string } }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const named = (fields: Field[]) => formats.list(onePerGroup(fields).map((field) => t(`fields.${field}`)))
  const finding = row.findings[0]
  if (row.kind === 'create') return t('review.newFields', { count: row.fields.length })
  if (row.kind === 'update') return <FieldSummary fields={row.fields} />
  if (row.kind === 'conflict') {
    return (
      <span className={css.undecided}>{t('review.conflictIn', { fields: named(row.conflicts.map(({ field }) => field)) })}</span>
    )
  }
  if (!finding && row.kept.length > 0)
    return <span className="soft">{t('review.keptIn', { fields: named(row.kept.map(({ field }) => field)) })}</span>
  if (!finding) return <span className="soft">{t('review.nothingToDo')}</span>
  const text = t(`findings.${finding.code}.text`, findingValues(finding, ends, formats, t))
  return <span className={row.kind === 'blocked' ? css.blockedBy : 'soft'}>{text}</span>
}
