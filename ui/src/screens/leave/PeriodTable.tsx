import { Button } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { LeavePeriods } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { queries } from '../../lib/queries'
import { href } from '../../lib/route'
import { type KnownPeriod, knownPeriods } from './knownPeriods'
import css from './Leave.module.css'

/** The periods that were exported or closed, each with a button to close or reopen it. */
export function PeriodTable({ id, periods }: { id: string; periods: LeavePeriods }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const rows = knownPeriods(periods)
  const toggle = useMutation({
    mutationFn: ({ period, closedAt }: KnownPeriod) =>
      closedAt ? backend.periodOpen({ integrationId: id, ...period }) : backend.periodClose({ integrationId: id, ...period }),
    onSuccess: (next) => client.setQueryData(queries.leavePeriods(id).queryKey, next),
  })
  if (rows.length === 0) return <p>{t('leave.periodsNone')}</p>
  return (
    <>
      <p className="soft">{t('leave.closeHelp')}</p>
      <table className={css.periods}>
        <thead>
          <tr>
            <th scope="col">{t('leave.period')}</th>
            <th scope="col">{t('leave.exported')}</th>
            <th scope="col">{t('review.state')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { period, run, closedAt } = row
            const name = formats.period(period)
            const key = `${period.from}-${period.to}`
            return (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>
                  {run ? (
                    <a href={href({ at: 'run', id: run.run_id })} data-testid={`period-run-${key}`}>
                      {t('leave.exportedAt', { when: formats.date(run.at) })}
                    </a>
                  ) : (
                    t('leave.notExported')
                  )}
                </td>
                <td>
                  {closedAt ? (
                    <Badge tone="quiet" icon={IconLock} text={t('leave.closedAt', { when: formats.date(closedAt) })} />
                  ) : (
                    <Badge tone="ok" icon={IconLockOpen} text={t('leave.open')} />
                  )}
                </td>
                <td className={css.turn}>
                  <Button
                    size="xs"
                    aria-label={t(closedAt ? 'leave.reopenThis' : 'leave.closeThis', { period: name })}
                    loading={toggle.isPending && toggle.variables.period === period}
                    onClick={() => toggle.mutate(row)}
                    data-testid={`period-turn-${key}`}
                  >
                    {t(closedAt ? 'leave.reopen' : 'leave.close')}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {toggle.error && (
        <ErrorNotice error={asAppError(toggle.error)} onRetry={() => toggle.variables && toggle.mutate(toggle.variables)} />
      )}
    </>
  )
}
