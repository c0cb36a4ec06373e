import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page'
import { QueryResult } from '../../components/QueryResult'
import { queries } from '../../lib/queries'
import { ConnectWizard } from './ConnectWizard'
import { newWizard } from './wizard'

export function ConnectScreen() {
  const { t } = useTranslation()
  const facts = useQuery(queries.serviceFacts)
  const connections = useQuery(queries.connections)
  if (facts.data && connections.data) {
    const address = (service: string) => facts.data.find((fact) => fact.service === service)?.default_address ?? ''
    return (
      <ConnectWizard
        first={newWizard({ alexis: address('alexis'), kleer: address('kleer') })}
        stored={connections.data.filter((connection) => !connection.sample)}
      />
    )
  }
  return (
    <Page title={t('wizard.title')} narrow>
      <QueryResult of={facts}>{() => <QueryResult of={connections}>{() => null}</QueryResult>}</QueryResult>
    </Page>
  )
}
