import { useTranslation } from 'react-i18next'
import { DaySummary } from '../../components/DaySummary'
import { FieldSummary } from '../../components/FieldSummary'
import type { RunRow } from '../../lib/bindings'
import { useFormats } from '../../lib/format'
import { PaySummary } from './PaySummary'

/** What was sent; or why not, in the service's words where it gave any, and what to do. */
export function Reason({ row, ends }: { row: RunRow; ends: { source: string; target: string } }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!row.reason && row.benefit) return <PaySummary pay={row.benefit} />
  if (!row.reason) return row.day ? <DaySummary fields={row.fields} /> : <FieldSummary fields={row.fields} />
  return (
    <>
      {row.benefit && <PaySummary pay={row.benefit} />}
      <p>
        {t(`reasons.${row.reason}.text`, ends)}
        {row.error?.hint ? (
          <>
            : <q>{row.error.hint}</q>
          </>
        ) : (
          '.'
        )}
      </p>
      {row.reason_fields.length > 0 && (
        <p>{t('run.reasonFields', { fields: formats.list(row.reason_fields.map((field) => t(`fields.${field}`))) })}</p>
      )}
      <p className="soft">{t(`reasons.${row.reason}.todo`, ends)}</p>
    </>
  )
}
