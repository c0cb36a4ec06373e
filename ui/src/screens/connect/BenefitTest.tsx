import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { TestReport } from '../../components/connection/TestReport'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Notice } from '../../components/Notice'
import { Waiting } from '../../components/Waiting'
import { asAppError } from '../../lib/errors'
import css from './Connect.module.css'
import type { PersonioTest } from './useBenefitWizard'

/** The test of Personio, with missing rights and the way back to correct them. */
export function BenefitTest({ test, onCredentials }: { test: PersonioTest; onCredentials: () => void }) {
  const { t } = useTranslation()
  const { data, error, isFetching, ok, again } = test
  return (
    <Card title={t('wizard.benefitTestTitle')}>
      <p>{t('wizard.benefitTestText')}</p>
      {isFetching && <Waiting text={t('connection.testing')} />}
      {!isFetching && error && <ErrorNotice error={asAppError(error)} onRetry={again} onCredentials={onCredentials} />}
      {!isFetching && data && <TestReport service="personio" report={data} onCredentials={onCredentials} />}
      {ok && <Notice tone="ok">{t('wizard.benefitTestOk')}</Notice>}
      {!isFetching && !ok && (
        <div className={css.mend}>
          <Button onClick={again} data-testid="test-again">
            {t('wizard.testAgain')}
          </Button>
          <Button onClick={onCredentials} data-testid="fix-personio">
            {t('wizard.fixPersonio')}
          </Button>
        </div>
      )}
    </Card>
  )
}
