import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import { ProgressPanel } from '../../components/ProgressPanel'
import { asAppError } from '../../lib/errors'
import { useProgress } from '../../lib/progress'
import { queries } from '../../lib/queries'
import { go } from '../../lib/route'
import { exportEndpoints } from '../../lib/services'
import { Links } from './Links'

/** The links between the people of both sides, read again whenever the screen opens. */
export function LinksScreen({ id }: { id: string }) {
  const { t } = useTranslation()
  const progress = useProgress(id)
  const integration = useQuery(queries.integration(id))
  const links = useQuery(queries.links(id))
  const failed = links.error && !links.isFetching
  const card = integration.data?.card
  const error = failed && (
    <Stack gap="sm">
      <p>{t(links.data ? 'links.failedAgain' : 'links.failed')}</p>
      <ErrorNotice
        error={asAppError(links.error)}
        onRetry={() => void links.refetch()}
        onCredentials={() => go({ at: 'integration', id })}
      />
    </Stack>
  )
  return (
    <Page
      title={t('links.title')}
      over={card?.label ?? links.data?.integration_label}
      sample={card?.sample ?? links.data?.sample}
      actions={
        <>
          {links.data && (
            <Button loading={links.isFetching} onClick={() => void links.refetch()} data-testid="links-again">
              {t('links.again')}
            </Button>
          )}
          <Button onClick={() => go({ at: 'overview' })} data-testid="links-back">
            {t('review.back')}
          </Button>
        </>
      }
    >
      {error}
      {links.data && <Links id={id} view={links.data} reading={links.isFetching} progress={progress} />}
      {!links.data && !failed && (
        <Card>
          <p>{t('links.reading')}</p>
          <ProgressPanel progress={progress} endpoints={exportEndpoints.employees} first="opening_keychain" />
        </Card>
      )}
    </Page>
  )
}
