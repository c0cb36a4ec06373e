import { IconArrowNarrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Change, FieldChange } from '../../lib/bindings'
import { useFormats } from '../../lib/format'
import { findingWords, listedText } from '../../lib/value'
import css from './Review.module.css'

/** Fields told in a line; the rest are counted. */
const TOLD = 2

/** What a row does, in one line. */
export function Summary({ row, ends }: { row: Change; ends: { source: string; target: string } }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const finding = row.findings[0]
  if (row.kind === 'create') return t('review.newFields', { count: row.fields.length })
  if (row.kind === 'update') return <Fields fields={row.fields} />
  if (!finding) return <span className="soft">{t('review.nothingToDo')}</span>
  const words = t(`findings.${finding.code}.text`, findingWords(finding, ends, formats, t))
  return <span className={row.kind === 'blocked' ? css.blockedBy : 'soft'}>{words}</span>
}

function Fields({ fields }: { fields: FieldChange[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  // Money first: it is what an owner looks for.
  const byWeight = [...fields].sort((a, b) => Number(b.new?.kind === 'money') - Number(a.new?.kind === 'money'))
  const more = byWeight.length - TOLD
  return (
    <span className={css.fields}>
      {byWeight.slice(0, TOLD).map((change) => (
        <span key={change.field} className={css.field}>
          <span className="soft">{t(`fields.${change.field}`)}</span> {listedText(change.field, change.old, formats, t)}{' '}
          <IconArrowNarrowRight size={15} aria-hidden className={css.arrow} />{' '}
          <strong>{listedText(change.field, change.new, formats, t)}</strong>
        </span>
      ))}
      {more > 0 && <span className="soft">{t('review.more', { count: more })}</span>}
    </span>
  )
}
