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
  /** Where values came from that have no place of their own in the source. */
  origins?: FieldOrigin[]
}

/** A record's fields, old beside new, with what differs marked. The titles say of when: a run's old is not now. */
export function FieldTable({ fields, before, after, name, origins = [] }: FieldTableProps) {
  const { t } = useTranslation()
  // Of somebody new everything is new: nothing to compare, so nothing to mark.
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

/** The table around fields: the titles of its columns, and the name under which it is read aloud. */
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
