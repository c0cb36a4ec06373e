import { useTranslation } from 'react-i18next'
import type { FieldChange } from '../lib/bindings'
import { difference, type Parts } from '../lib/difference'
import { useFormats } from '../lib/format'
import { isFigure, valueText } from '../lib/value'
import css from './FieldTable.module.css'

type FieldTableProps = { fields: FieldChange[]; before: string; after: string; name: string }

/** A record's fields, old beside new, with what differs marked. The titles say of when: a run's old is not now. */
export function FieldTable({ fields, before, after, name }: FieldTableProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  // Of somebody new everything is new: nothing to compare, so nothing to mark.
  const compared = fields.some((change) => change.old !== null)
  return (
    <table className={css.table} aria-label={name}>
      <thead>
        <tr>
          <th scope="col">{t('review.field')}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((change) => {
          const old = valueText(change.field, change.old, formats, t)
          const now = valueText(change.field, change.new, formats, t)
          const parts = change.old && change.new ? difference(old, now) : null
          const figure = isFigure(change.old) || isFigure(change.new)
          return (
            <tr key={change.field}>
              <th scope="row">{t(`fields.${change.field}`)}</th>
              <td className={figure ? 'figure' : undefined}>
                <Marked text={old} parts={parts?.old} empty={change.old === null} />
              </td>
              <td className={figure ? 'figure' : undefined}>
                <Marked text={now} parts={parts?.now ?? (compared ? ['', now, ''] : undefined)} empty={change.new === null} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Marked({ text, parts, empty }: { text: string; parts?: Parts; empty: boolean }) {
  if (empty) return <span className="soft">{text}</span>
  if (!parts?.[1]) return text
  return (
    <>
      {parts[0]}
      <mark className={css.marked}>{parts[1]}</mark>
      {parts[2]}
    </>
  )
}
