import { useTranslation } from 'react-i18next'
import { FieldSummary } from '../../components/FieldSummary'
import type { Change } from '../../lib/bindings'
import { useFormats } from '../../lib/format'
import { findingWords } from '../../lib/value'
import css from './Review.module.css'

/** What a row does, in one line. */
export function Summary({ row, ends }: { row: Change; ends: { source: string; target: string } }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const finding = row.findings[0]
  if (row.kind === 'create') return t('review.newFields', { count: row.fields.length })
  if (row.kind === 'update') return <FieldSummary fields={row.fields} />
  if (!finding) return <span className="soft">{t('review.nothingToDo')}</span>
  const words = t(`findings.${finding.code}.text`, findingWords(finding, ends, formats, t))
  return <span className={row.kind === 'blocked' ? css.blockedBy : 'soft'}>{words}</span>
}
