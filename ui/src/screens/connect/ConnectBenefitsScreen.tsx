import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page'
import { QueryResult } from '../../components/QueryResult'
import { queries } from '../../lib/queries'
import { BenefitWizard } from './BenefitWizard'

/** Sets up the export of the benefit list to Personio. */
export function ConnectBenefitsScreen() {
  const { t } = useTranslation()
  const facts = useQuery(queries.serviceFacts)
  const connections = useQuery(queries.connections)
  if (facts.data && connections.data) {
    return (
      <BenefitWizard
        address={facts.data.find(({ service }) => service === 'personio')?.default_address ?? ''}
        stored={connections.data.filter((connection) => !connection.sample)}
      />
    )
  }
  return (
    <Page title={t('wizard.benefitTitle')} narrow>
      <QueryResult of={facts}>{() => <QueryResult of={connections}>{() => null}</QueryResult>}</QueryResult>
    </Page>
  )
}
