import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { QueryResult } from '../../components/QueryResult'
import type { Period } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { isWithin } from '../../lib/period'
import { queries } from '../../lib/queries'
import { go } from '../../lib/route'
import css from './Leave.module.css'
import { PeriodChoice } from './PeriodChoice'
import { PeriodTable } from './PeriodTable'

/** Chooses the period of a leave export, and lists earlier ones. */
export function LeaveScreen({ id }: { id: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const integration = useQuery(queries.integration(id))
  const periods = useQuery(queries.leavePeriods(id))
  // `undefined`: the owner has not chosen yet, so the proposal applies. `null`: the input is no valid period.
  const [picked, setPicked] = useState<Period | null>()
  const period = picked === undefined ? (periods.data?.proposed ?? null) : picked
  const closed = period !== null && periods.data?.closed.some((one) => isWithin(period, one.period))
  return (
    <Page
      title={t('leave.title')}
      over={integration.data && `${integration.data.card.label} · ${t('exportsByKind.leave')}`}
      sample={integration.data?.card.sample}
      narrow
      footer={
        <>
          <span className="grow">{t('review.nothing')}</span>
          <Button onClick={() => go({ at: 'overview' })} data-testid="leave-back">
            {t('app.back')}
          </Button>
          {periods.data && (
            <Button
              variant="filled"
              disabled={!period}
              onClick={() => period && go({ at: 'leave-prepare', id, ...period, only: [] })}
              data-testid="leave-compare"
            >
              {period ? t('leave.compare', { period: formats.period(period) }) : t('leave.compareNone')}
            </Button>
          )}
        </>
      }
    >
      <QueryResult of={periods}>
        {(data) => (
          <div className={css.stack}>
            {data.corrections > 0 && (
              <Notice
                tone="warn"
                action={
                  <Button size="xs" onClick={() => go({ at: 'corrections', id })} data-testid="leave-corrections">
                    {t('overview.need.corrections.button')}
                  </Button>
                }
              >
                {t('overview.need.corrections.text', { count: data.corrections })}
              </Notice>
            )}
            <Card>
              <p className="soft">{t('leave.intro')}</p>
              <PeriodChoice periods={data} value={period} onChange={setPicked} />
              {closed && <Notice tone="warn">{t('leave.chosenClosed')}</Notice>}
            </Card>
            <Card title={t('leave.periods')}>
              <PeriodTable id={id} periods={data} />
            </Card>
          </div>
        )}
      </QueryResult>
    </Page>
  )
}
