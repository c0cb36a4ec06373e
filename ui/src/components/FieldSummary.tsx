import { IconArrowNarrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FieldChange } from '../generated/types'
import { useFormats } from '../lib/format'
import { listedText } from '../lib/value'
import css from './FieldSummary.module.css'

/** Fields told in a line; the rest are counted. */
const TOLD = 2

/** What changes, in one line. Money first: it is what an owner looks for. */
export function FieldSummary({ fields, all = false }: { fields: FieldChange[]; all?: boolean }) {
  const { t } = useTranslation()
  const byWeight = [...fields].sort((a, b) => Number(b.new?.kind === 'money') - Number(a.new?.kind === 'money'))
  const told = all ? byWeight.length : TOLD
  const more = byWeight.length - told
  return (
    <span className={css.fields}>
      {byWeight.slice(0, told).map((change) => (
        <span key={change.field} className={css.field}>
          <span className="soft">{t(`fields.${change.field}`)}</span> <Values change={change} />
        </span>
      ))}
      {more > 0 && <span className={`${css.more} soft`}>{t('review.more', { count: more })}</span>}
    </span>
  )
}

/** A text as the eye takes it. */
const shape = (text: string) => text.replace(/\s+/gu, ' ').trim()

/** Old and new. Two that look the same in a list say in what they differ: nobody can approve a change that cannot be seen. */
function Values({ change: { field, old, new: after } }: { change: FieldChange }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [before, now] = [listedText(field, old, formats, t), listedText(field, after, formats, t)]
  if (old !== null && after !== null && shape(before) === shape(now)) {
    return (
      <>
        {now} <strong>({t(field === 'ssn' ? 'masked.last_four' : 'masked.looks_alike')})</strong>
      </>
    )
  }
  return (
    <>
      {before} <IconArrowNarrowRight size={15} aria-hidden className={css.arrow} /> <strong>{now}</strong>
    </>
  )
}
