import { Button } from '@mantine/core'
import { IconCheck, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { Card } from '../../components/Card'
import { FieldSummary } from '../../components/FieldSummary'
import type { Change, Correction, FieldChange } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { displayName } from '../../lib/names'
import { listText } from '../../lib/value'
import css from './Corrections.module.css'

/** Rows are drawn in portions. */
const PORTION = 100

type CorrectionTableProps = { title: string; corrections: Correction[]; done?: boolean }

/** One line for each day: person, date, old and new value. */
export function CorrectionTable({ title, corrections, done = false }: CorrectionTableProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [limit, setLimit] = useState(PORTION)
  const beyond = corrections.length - limit
  return (
    <Card title={title}>
      <table className={css.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('review.person')}</th>
            <th scope="col">{t('leaveReview.date')}</th>
            <th scope="col">{t('corrections.action')}</th>
            <th scope="col">{t('review.state')}</th>
          </tr>
        </thead>
        <tbody>
          {corrections.slice(0, limit).map(({ change, noticed_at, done_at }) => (
            <tr key={`${change.key} ${noticed_at}`} data-testid={`correction-${change.key}`}>
              <th scope="row">
                {displayName(change.name, t)}
                <span className={css.small}>{change.day?.leave_type_name}</span>
              </th>
              <td className={css.day}>{change.day && formats.longDay(change.day.date)}</td>
              <td>
                <ToDo change={change} />
              </td>
              <td>
                {done ? (
                  <Badge tone="ok" icon={IconCheck} text={t('corrections.doneAt')} />
                ) : (
                  <Badge tone="bad" icon={IconLock} text={t(`leaveReview.lock.${change.day?.lock ?? 'unknown'}`)} />
                )}
                <span className={css.small}>
                  {done_at ? formats.instant(done_at) : `${t('corrections.noticed')} ${formats.date(noticed_at)}`}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {beyond > 0 && (
        <Button onClick={() => setLimit(limit + PORTION)} data-testid="corrections-more">
          {t('review.showMore', { count: Math.min(beyond, PORTION) })}
        </Button>
      )}
    </Card>
  )
}

/** The manual action in Kleer: enter, change or remove. */
function ToDo({ change: { fields } }: { change: Change }) {
  const { t } = useTranslation()
  if (fields.every((one) => one.old === null)) return <Whole verb={t('corrections.enter')} fields={fields} side="new" />
  if (fields.every((one) => one.new === null)) return <Whole verb={t('corrections.remove')} fields={fields} side="old" />
  return (
    <>
      <strong>{t('corrections.change')}: </strong>
      <FieldSummary fields={fields} all />
    </>
  )
}

function Whole({ verb, fields, side }: { verb: string; fields: FieldChange[]; side: 'old' | 'new' }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const texts = fields.filter((one) => one[side] !== null).map((one) => listText(one.field, one[side], formats, t))
  return (
    <>
      <strong>{verb}: </strong>
      {texts.join(', ')}
    </>
  )
}
