import { IconArrowNarrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FieldChange } from '../generated/types'
import { useFormats } from '../lib/format'
import { listText } from '../lib/value'
import css from './FieldSummary.module.css'

/** The number of fields that are spelled out. The others are only counted. */
const SPELLED_OUT = 2

/** The changed fields in one line. Amounts come first, because owners look for them. */
export function FieldSummary({ fields, all = false }: { fields: FieldChange[]; all?: boolean }) {
  const { t } = useTranslation()
  const amountsFirst = [...fields].sort((a, b) => Number(b.new?.kind === 'money') - Number(a.new?.kind === 'money'))
  const count = all ? amountsFirst.length : SPELLED_OUT
  const more = amountsFirst.length - count
  return (
    <span className={css.fields}>
      {amountsFirst.slice(0, count).map((change) => (
        <span key={change.field} className={css.field}>
          <span className="soft">{t(`fields.${change.field}`)}</span> <OldAndNew change={change} />
        </span>
      ))}
      {more > 0 && <span className={`${css.more} soft`}>{t('review.more', { count: more })}</span>}
    </span>
  )
}

/** A text without the differences that the eye cannot see. */
const collapseSpace = (text: string) => text.replace(/\s+/gu, ' ').trim()

/** Old and new value. If both look the same in a list, the difference is described: nobody can approve an invisible change. */
function OldAndNew({ change: { field, old, new: after } }: { change: FieldChange }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [before, next] = [listText(field, old, formats, t), listText(field, after, formats, t)]
  if (old !== null && after !== null && collapseSpace(before) === collapseSpace(next)) {
    return (
      <>
        {next} <strong>({t(field === 'ssn' ? 'masked.last_four' : 'masked.looks_alike')})</strong>
      </>
    )
  }
  return (
    <>
      {before} <IconArrowNarrowRight size={15} aria-hidden className={css.arrow} /> <strong>{next}</strong>
    </>
  )
}
