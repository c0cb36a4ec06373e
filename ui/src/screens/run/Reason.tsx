import { useTranslation } from 'react-i18next'
import { DaySummary } from '../../components/DaySummary'
import { FieldSummary } from '../../components/FieldSummary'
import type { AppError, ReasonCode, RunRow, StepState } from '../../generated/types'
import { readableText } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { PaySummary } from './PaySummary'

/** Reasons whose remedy depends on the error: a captive portal is not a missing network. */
const byError: ReadonlySet<ReasonCode> = new Set(['not_reached', 'answered_with_error'])

/** The sent values; or the reason of a failure, the service's message, the parts that exist nevertheless, and the remedy. */
export function Reason({ row, ends }: { row: RunRow; ends: { source: string; target: string } }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const aside = row.aside && (
    <p>{t(`run.aside.by.${row.aside.why}`, { day: formats.date(row.aside.at), reason: row.aside.reason ?? '–' })}</p>
  )
  if (!row.reason && row.benefit) {
    return (
      <>
        <PaySummary pay={row.benefit} />
        {row.not_proven && <p>{t('run.notProven', ends)}</p>}
        {aside}
      </>
    )
  }
  if (!row.reason) return row.day ? <DaySummary fields={row.fields} /> : <FieldSummary fields={row.fields} />
  const { error, reason } = row
  const message = readableText(error?.said)
  const service = error?.service ?? ends.target
  return (
    <>
      {row.benefit && <PaySummary pay={row.benefit} />}
      <p>
        {t(`reasons.${reason}.text`, ends)}
        {message ? (
          <>
            : <q>{message}</q>
          </>
        ) : (
          '.'
        )}
      </p>
      {error && byError.has(reason) && <p>{t(`errors.${error.code}.title`, { service })}</p>}
      {row.reason_fields.length > 0 && (
        <p>{t('run.reasonFields', { fields: formats.list(row.reason_fields.map((field) => t(`fields.${field}`))) })}</p>
      )}
      <Parts row={row} target={ends.target} />
      {aside}
      {!row.aside && <p className="soft">{todo(error, reason)}</p>}
    </>
  )

  function todo(error: AppError | null, reason: ReasonCode) {
    return error && byError.has(reason) ? t(`errors.${error.code}.todo`, { service }) : t(`reasons.${reason}.todo`, ends)
  }
}

/** The requests of a row that failed half-way: which of them the target accepted, and whether they were read back. */
function Parts({ row, target }: { row: RunRow; target: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (row.outcome === 'confirmed') return null
  const made = (state: StepState) => {
    const steps = row.steps.filter((step) => step.state === state).map(({ step }) => t(`steps.${step}`))
    return steps.length > 0 ? formats.list([...new Set(steps)]) : null
  }
  const [confirmed, accepted] = [made('confirmed'), made('sent')]
  return (
    <>
      {confirmed && <p data-testid={`there-${row.key}`}>{t('run.partThere', { target, steps: confirmed })}</p>}
      {accepted && <p data-testid={`accepted-${row.key}`}>{t('run.partAccepted', { target, steps: accepted })}</p>}
    </>
  )
}
