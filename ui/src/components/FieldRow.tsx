import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldChange } from '../generated/types'
import { useFormats } from '../lib/format'
import { type Parts, textDiff } from '../lib/textDiff'
import { isFigure, valueText } from '../lib/value'
import css from './FieldTable.module.css'

type FieldRowProps = {
  change: FieldChange
  /** Whether differences are marked. */
  marked: boolean
  /** A small note below the second value: the origin of the value. */
  note?: ReactNode
}

export function FieldRow({ change, marked, note }: FieldRowProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const old = valueText(change.field, change.old, formats, t)
  const now = valueText(change.field, change.new, formats, t)
  const parts = marked && change.old && change.new ? textDiff(old, now) : null
  const figure = isFigure(change.old) || isFigure(change.new)
  return (
    <tr>
      <th scope="row">{t(`fields.${change.field}`)}</th>
      <td className={figure ? 'figure' : undefined}>
        <Marked text={old} parts={parts?.old} empty={change.old === null} />
      </td>
      <td className={figure ? 'figure' : undefined}>
        <Marked text={now} parts={parts?.now ?? (marked ? ['', now, ''] : undefined)} empty={change.new === null} />
        {note && <span className={css.note}>{note}</span>}
      </td>
    </tr>
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
