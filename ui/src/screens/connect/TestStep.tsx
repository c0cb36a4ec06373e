import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { TestReport } from '../../components/connection/TestReport'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Notice } from '../../components/Notice'
import { Waiting } from '../../components/Waiting'
import { asAppError } from '../../lib/errors'
import { serviceNames } from '../../lib/services'
import css from './Connect.module.css'
import type { WizardTest } from './useWizardTest'
import { type PairService, pair } from './wizard'

type TestStepProps = { test: WizardTest; onCredentials: (service: PairService) => void }

/** The test of both connections, with missing rights and the way back to correct them. */
export function TestStep({ test, onCredentials }: TestStepProps) {
  const { t } = useTranslation()
  const testing = test.alexis.isFetching || test.kleer.isFetching
  return (
    <Card title={t('wizard.testTitle')}>
      <p>{t('wizard.testText')}</p>
      <div className={css.tests}>
        {pair.map((service) => {
          const { data, error, isFetching } = test[service]
          const mend = () => onCredentials(service)
          const failed = !isFetching && (error !== null || data?.ok === false)
          return (
            <section key={service} className={css.test} aria-label={serviceNames[service]}>
              <h3 className={css.service}>{serviceNames[service]}</h3>
              {isFetching && <Waiting text={t('connection.testing')} />}
              {!isFetching && error && <ErrorNotice error={asAppError(error)} onRetry={test.again} onCredentials={mend} />}
              {!isFetching && data && <TestReport service={service} report={data} />}
              {failed && (
                <div>
                  <Button size="xs" onClick={mend} data-testid={`fix-${service}`}>
                    {t(service === 'alexis' ? 'wizard.fixAlexis' : 'wizard.fixKleer')}
                  </Button>
                </div>
              )}
            </section>
          )
        })}
      </div>
      {test.ok && <Notice tone="ok">{t('wizard.testOk')}</Notice>}
      {!testing && !test.ok && (
        <div>
          <Button onClick={test.again} data-testid="test-again">
            {t('wizard.testAgain')}
          </Button>
        </div>
      )}
    </Card>
  )
}
