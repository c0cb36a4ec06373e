import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page'
import { SalaryQuestionPanel } from '../../components/SalaryQuestionPanel'
import { queries } from '../../lib/queries'
import { go } from '../../lib/route'

/** Asks for the unit of Kleer's salaries. */
export function SalariesScreen({ id }: { id: string }) {
  const { t } = useTranslation()
  const integration = useQuery(queries.integration(id))
  return (
    <Page title={t('salary.title')} over={integration.data?.card.label} sample={integration.data?.card.sample} narrow>
      <SalaryQuestionPanel integrationId={id} onDone={() => go({ at: 'overview' })} />
    </Page>
  )
}
