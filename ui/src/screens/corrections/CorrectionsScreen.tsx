import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { QueryResult } from '../../components/QueryResult'
import { queries } from '../../lib/queries'
import { go } from '../../lib/route'
import { BenefitCorrections } from './BenefitCorrections'
import css from './Corrections.module.css'
import { CorrectionTable } from './CorrectionTable'

/** Days that are locked in the target: the manual corrections to make, and those that are done. */
export function CorrectionsScreen({ id }: { id: string }) {
  const { t } = useTranslation()
  const integration = useQuery(queries.integration(id))
  const corrections = useQuery(queries.corrections(id))
  const open = corrections.data?.filter(({ done_at }) => done_at === null) ?? []
  const done = corrections.data?.filter(({ done_at }) => done_at !== null) ?? []
  const card = integration.data?.card
  if (card?.target.service === 'personio' && corrections.data) {
    return <BenefitCorrections id={id} label={card.label} sample={card.sample} corrections={corrections.data} />
  }
  return (
    <Page
      title={t(card?.target.service === 'personio' ? 'benefitFix.title' : 'corrections.title')}
      over={integration.data?.card.label}
      sample={integration.data?.card.sample}
      footer={
        <>
          <span className="grow" />
          <Button onClick={() => go({ at: 'overview' })} data-testid="corrections-back">
            {t('app.back')}
          </Button>
          <Button
            variant={open.length > 0 ? 'filled' : 'default'}
            onClick={() => go({ at: 'leave', id })}
            data-testid="corrections-again"
          >
            {t('corrections.again')}
          </Button>
        </>
      }
    >
      <QueryResult of={corrections}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t('corrections.none')} text={t('corrections.noneText')} />
          ) : (
            <div className={css.stack}>
              {open.length === 0 ? (
                <Notice tone="ok">{t('corrections.allDone')}</Notice>
              ) : (
                <>
                  <p className={css.intro}>{t('corrections.intro')}</p>
                  <Card title={t('corrections.howTitle')}>
                    <ol className={css.how}>
                      <li>{t('corrections.how1')}</li>
                      <li>{t('corrections.how2')}</li>
                      <li>{t('corrections.how3')}</li>
                      <li>{t('corrections.how4')}</li>
                    </ol>
                  </Card>
                  <CorrectionTable title={t('corrections.toDo', { count: open.length })} corrections={open} />
                </>
              )}
              {done.length > 0 && <CorrectionTable title={t('corrections.done')} corrections={done} done />}
            </div>
          )
        }
      </QueryResult>
    </Page>
  )
}
