import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldChange, FieldOrigin } from '../generated/types'
import { FieldRow } from './FieldRow'
import css from './FieldTable.module.css'

type FieldTableProps = {
  fields: FieldChange[]
  before: string
  after: string
  name: string
  /** The origin of each value that the source keeps outside its standard fields. */
  origins?: FieldOrigin[]
}

/**
 * A record's fields: old value, new value, and a mark on the differences. The caller names the columns, because a run shows
 * past values.
 */
export function FieldTable({ fields, before, after, name, origins = [] }: FieldTableProps) {
  const { t } = useTranslation()
  // A new person has no old values, so there is nothing to compare or mark.
  const compared = fields.some((change) => change.old !== null)
  return (
    <FieldFrame before={before} after={after} name={name}>
      <tbody>
        {fields.map((change) => {
          const from = origins.find((origin) => origin.field === change.field)
          return <FieldRow key={change.field} change={change} marked={compared} note={from && t(`origins.${from.origin}`)} />
        })}
      </tbody>
    </FieldFrame>
  )
}

/** The table with its column titles and its accessible name. */
export function FieldFrame({
  before,
  after,
  name,
  children,
}: {
  before: string
  after: string
  name: string
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <table className={css.table} aria-label={name}>
      <thead>
        <tr>
          <th scope="col">{t('review.field')}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      {children}
    </table>
  )
}
