import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { kindBadges, outcomeBadges, runMarkBadges } from '../../components/badgeStyles'
import { FieldTable } from '../../components/FieldTable'
import { FindingList } from '../../components/FindingList'
import { TraceId } from '../../components/TraceId'
import type { RunRow, RunView } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { displayName } from '../../lib/names'
import { ManualResolution, needsManualResolution } from './ManualResolution'
import { PutAside } from './PutAside'
import { sentPayment } from './payment'
import { Reason } from './Reason'
import css from './Run.module.css'

type RunRowLinesProps = { run: RunView; row: RunRow; ends: { source: string; target: string } }

/** A row of a run: its outcome and reason, and when opened, the values and every request. */
export function RunRowLines({ run, row, ends }: RunRowLinesProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [open, setOpen] = useState(false)
  const details = useId()
  const button = useRef<HTMLButtonElement>(null)
  const day = row.day?.date ?? null
  const name = displayName(row.name, t)
  const description = day ? formats.longDay(day) : row.benefit?.pay_type?.name
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <tbody className={css.group} data-open={open || undefined} data-testid={`run-row-${row.key}`} data-outcome={row.outcome}>
      <tr className={css.row}>
        <th scope="row" className={css.nameCell}>
          <button
            ref={button}
            type="button"
            className={css.name}
            aria-expanded={open}
            aria-controls={details}
            aria-label={t(open ? 'review.close' : 'review.open', {
              name: description ? `${name}, ${description}` : name,
            })}
            onClick={() => setOpen(!open)}
            data-testid={`run-open-${row.key}`}
          >
            <Chevron size={16} aria-hidden className={css.chevron} />
            {name}
          </button>
          {description && description !== row.name && <span className={css.day}>{description}</span>}
        </th>
        <td className={css.outcomeCell}>
          {row.not_proven ? (
            <Badge {...runMarkBadges.not_proven} text={t('outcomeNotProven')} />
          ) : row.reason === 'not_readable' ? (
            <Badge {...runMarkBadges.not_readable} text={t('outcomeNotReadable')} />
          ) : row.reason === 'seen_by_owner' ? (
            <Badge {...runMarkBadges.seen_by_owner} text={t('outcomeSeen')} />
          ) : (
            <Badge {...outcomeBadges[row.outcome]} text={t(`outcomes.${row.outcome}`)} />
          )}
          {row.kind === 'remove' && <Badge {...kindBadges.remove} text={t('kinds.remove')} />}
        </td>
        <td className={css.reasonCell}>
          <Reason row={row} ends={ends} />
          {row.error?.trace && <TraceId service={row.error.service ?? ends.target} trace={row.error.trace} />}
          {row.benefit && needsManualResolution(row) && (
            <ManualResolution
              runId={run.summary.id}
              row={row}
              pay={sentPayment(row.benefit)}
              target={ends.target}
              // The question disappears once it is answered, so the row takes the focus.
              onResolved={() => button.current?.focus()}
            />
          )}
          {row.open && run.summary.open > 1 && <PutAside run={run} only={row.key} />}
        </td>
      </tr>
      {open && (
        <tr id={details}>
          <td colSpan={3} className={css.details}>
            <FindingList findings={row.findings} ends={ends} />
            {row.fields.length > 0 && (
              <FieldTable
                fields={row.fields}
                before={t('run.before', { target: ends.target })}
                after={t('run.wanted')}
                name={t('run.sentFields')}
              />
            )}
            {row.steps.length > 0 && (
              <div>
                <p className={css.subtitle}>{t('run.requests')}</p>
                <ul className={css.steps}>
                  {row.steps.map((step) => (
                    <li key={`${step.step} ${step.intended_at}`}>
                      {t(`steps.${step.step}`)}: {t(`stepStates.${step.state}`)}{' '}
                      <span className="soft">{formats.instant(step.intended_at)}</span>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </td>
        </tr>
      )}
    </tbody>
  )
}
