import { useTranslation } from 'react-i18next'
import { RunCounts } from '../../components/RunCounts'
import { RunStateBadge } from '../../components/RunStateBadge'
import { SampleTag } from '../../components/SampleTag'
import type { RunSummary } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { href } from '../../lib/route'
import css from './History.module.css'

export function HistoryTable({ runs }: { runs: RunSummary[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <div className={css.sheet}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('history.when')}</th>
            <th scope="col">{t('history.what')}</th>
            <th scope="col">{t('history.state')}</th>
            <th scope="col">{t('history.result')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => {
            const when = formats.instant(run.started_at)
            return (
              <tr key={run.id}>
                <th scope="row" className={css.when}>
                  <a
                    href={href({ at: 'run', id: run.id })}
                    aria-label={t('history.open', { when })}
                    data-testid={`history-run-${run.id}`}
                  >
                    {when}
                  </a>
                </th>
                <td>
                  <span className="name">{run.integration_label}</span>{' '}
                  <span className="soft">
                    {t(`exportsByKind.${run.export}`)}
                    {run.month && `, ${formats.month(run.month)}`}
                  </span>{' '}
                  {run.sample && <SampleTag />}
                </td>
                <td className={css.state}>
                  <RunStateBadge run={run} />
                </td>
                <td>
                  <RunCounts run={run} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
