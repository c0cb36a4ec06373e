import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Waiting } from '../../components/Waiting'
import type { Proof } from '../../generated/types'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { queries } from '../../lib/queries'
import { go } from '../../lib/route'
import { DifferenceTable } from '../benefitReview/DifferenceTable'
import css from './Proof.module.css'
import { ProofTable } from './ProofTable'
import { ProofTotal } from './ProofTotal'
import { anySeenOnly } from './proofAmounts'

/** The proof of a run of benefits on one page: listed, approved, sent and read back, to the cent. */
export function ProofScreen({ runId }: { runId: string }) {
  const { t } = useTranslation()
  const proof = useQuery(queries.runProof(runId))
  if (proof.data) return <ProofPage proof={proof.data} />
  return (
    <Page title={t('proof.byRun')}>
      {proof.error ? <ErrorNotice error={asAppError(proof.error)} onRetry={() => void proof.refetch()} /> : <Waiting />}
    </Page>
  )
}

function ProofPage({ proof }: { proof: Proof }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { run, month, benefits, difference } = proof
  const over = t('run.at', {
    label: run.integration_label,
    kind: t(`exportsByKind.${run.export}`),
    when: formats.instant(run.started_at),
  })
  return (
    <Page
      title={t('proof.title', { month: formats.month(month) })}
      over={over}
      sample={run.sample}
      actions={
        <>
          <Button onClick={() => go({ at: 'run', id: run.id })} data-testid="proof-run">
            {t('proof.toRun')}
          </Button>
          <Button
            variant="filled"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => window.print()}
            data-testid="proof-print"
          >
            {t('proof.print')}
          </Button>
        </>
      }
    >
      <div className={css.paper} data-testid="proof" data-holds={proof.holds}>
        {(run.state === 'running' || run.state === 'interrupted') && <Notice tone="warn">{t('proof.notOver')}</Notice>}
        {benefits.length === 0 ? (
          <EmptyState title={t('proof.nothing')} />
        ) : (
          <>
            <ProofTotal proof={proof} />
            <Card>
              <ProofTable proof={proof} />
              {anySeenOnly(proof) && <p className="soft">{t('proof.seenHelp')}</p>}
            </Card>
          </>
        )}
        <Card title={t('proof.difference')}>
          <DifferenceTable difference={difference} month={month} />
        </Card>
        <p className={css.foot}>{t('proof.runId', { id: run.id })}</p>
      </div>
    </Page>
  )
}
