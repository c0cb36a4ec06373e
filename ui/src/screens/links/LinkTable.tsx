import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkPerson, LinkRow } from '../../generated/types'
import { serviceNames } from '../../lib/services'
import { LinkLine } from './LinkLine'
import css from './Links.module.css'
import { keyOf } from './rows'
import type { DecidedPair } from './useLinkDecision'

/** Rows are drawn in portions, so that thousands stay fast. */
const PORTION = 100

type LinkTableProps = { id: string; rows: LinkRow[]; free: LinkPerson[]; onDecided: (decided: DecidedPair) => void }

/** One line for each pair and for each person without a counterpart. */
export function LinkTable({ id, rows, free, onDecided }: LinkTableProps) {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(PORTION)
  const beyond = rows.length - limit
  return (
    <div className={css.sheet}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.person}>
              {serviceNames.alexis}
            </th>
            <th scope="col" className={css.state}>
              {t('links.state')}
            </th>
            <th scope="col">{serviceNames.kleer}</th>
          </tr>
        </thead>
        {rows.slice(0, limit).map((row) => (
          <LinkLine key={keyOf(row)} id={id} row={row} free={free} onDecided={onDecided} />
        ))}
      </table>
      {beyond > 0 && (
        <div className={css.beyond}>
          <Button onClick={() => setLimit(limit + PORTION)} data-testid="link-more">
            {t('links.more', { count: Math.min(beyond, PORTION) })}
          </Button>
        </div>
      )}
    </div>
  )
}
