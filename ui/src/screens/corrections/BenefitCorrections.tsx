import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import type { Correction } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { go } from '../../lib/route'
import { BenefitCorrectionTable } from './BenefitCorrectionTable'
import css from './Corrections.module.css'

type BenefitCorrectionsProps = { id: string; label: string; sample: boolean; corrections: Correction[] }

/** Entries in Personio that no longer match the list: the clicks that correct them, and the corrections that are done. */
export function BenefitCorrections({ id, label, sample, corrections }: BenefitCorrectionsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const open = corrections.filter(({ done_at }) => done_at === null)
  const done = corrections.filter(({ done_at }) => done_at !== null)
  const months = [...new Set(open.flatMap(({ change }) => change.benefit?.month ?? []))].sort().reverse()
  return (
    <Page
      title={t('benefitFix.title')}
      over={label}
      sample={sample}
      footer={
        <>
          <span className="grow" />
          <Button onClick={() => go({ at: 'overview' })} data-testid="corrections-back">
            {t('app.back')}
          </Button>
          {months.map((month, index) => (
            <Button
              key={month}
              variant={index === 0 ? 'filled' : 'default'}
              onClick={() => go({ at: 'benefit-prepare', id, month, only: [] })}
              data-testid={index === 0 ? 'corrections-again' : `corrections-again-${month}`}
            >
              {t('benefitFix.compare', { month: formats.month(month) })}
            </Button>
          ))}
        </>
      }
    >
      {corrections.length === 0 ? (
        <EmptyState title={t('benefitFix.none')} text={t('benefitFix.noneText')} />
      ) : (
        <div className={css.stack}>
          {open.length === 0 ? (
            <Notice tone="ok">{t('benefitFix.allDone')}</Notice>
          ) : (
            <>
              <p className={css.intro}>{t('benefitFix.intro')}</p>
              <BenefitCorrectionTable title={t('benefitFix.toDo', { count: open.length })} corrections={open} />
            </>
          )}
          {done.length > 0 && <BenefitCorrectionTable title={t('corrections.done')} corrections={done} />}
        </div>
      )}
    </Page>
  )
}
