import { Checkbox } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldTable } from '../../components/FieldTable'
import { FindingList } from '../../components/FindingList'
import { Mark } from '../../components/Mark'
import { kindLooks } from '../../components/marks'
import type { Change } from '../../lib/bindings'
import css from './Review.module.css'
import { Summary } from './Summary'
import { isSendable } from './selection'
import { WhoIsIt } from './WhoIsIt'

type ReviewRowProps = {
  row: Change
  ticked: boolean
  onTick: (ticked: boolean) => void
  ends: { source: string; target: string }
  integrationId: string
}

/** One person: a line with what changes, and opened, every field and finding. */
export function ReviewRow({ row, ticked, onTick, ends, integrationId }: ReviewRowProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const details = useId()
  const sendable = isSendable(row)
  const warned = sendable && row.findings.length > 0
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <tbody className={css.group} data-open={open || undefined} data-testid={`review-row-${row.key}`} data-kind={row.kind}>
      <tr className={css.row}>
        <td className={css.tickCell}>
          <Checkbox
            checked={ticked}
            disabled={!sendable}
            onChange={(event) => onTick(event.currentTarget.checked)}
            aria-label={t(sendable ? 'review.selectPerson' : 'review.cannotSelect', { name: row.name })}
            data-testid={`review-tick-${row.key}`}
          />
        </td>
        <th scope="row" className={css.nameCell}>
          <button
            type="button"
            className={css.name}
            aria-expanded={open}
            aria-controls={details}
            aria-label={t(open ? 'review.close' : 'review.open', { name: row.name })}
            onClick={() => setOpen(!open)}
            data-testid={`review-open-${row.key}`}
          >
            <Chevron size={16} aria-hidden className={css.chevron} />
            {row.name}
          </button>
        </th>
        <td className={css.stateCell}>
          <Mark {...kindLooks[row.kind]} text={t(`kinds.${row.kind}`)} />
          {warned && (
            <span title={t('severities.warning')} className={css.warned}>
              <IconAlertTriangle size={16} role="img" aria-label={t('severities.warning')} />
            </span>
          )}
        </td>
        <td className={css.summaryCell}>
          <Summary row={row} ends={ends} />
        </td>
      </tr>
      {open && (
        <tr id={details}>
          <td colSpan={4} className={css.details}>
            <FindingList findings={row.findings} ends={ends} />
            {row.candidates.length > 0 && <WhoIsIt row={row} integrationId={integrationId} target={ends.target} />}
            {row.fields.length > 0 ? (
              <FieldTable
                fields={row.fields}
                before={t('review.now', { target: ends.target })}
                after={t('review.after')}
                name={row.name}
              />
            ) : (
              row.findings.length === 0 && <p className="soft">{t('review.noFields')}</p>
            )}
          </td>
        </tr>
      )}
    </tbody>
  )
}
