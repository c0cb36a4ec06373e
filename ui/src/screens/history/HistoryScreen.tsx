import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import { Page } from '../../components/Page'
import { QueryResult } from '../../components/QueryResult'
import { queries } from '../../lib/queries'
import { go } from '../../lib/route'
import { HistoryTable } from './HistoryTable'
import { HistoryTools } from './HistoryTools'
import { Pager } from './Pager'

const PAGE = 25

/** Every run, newest first. */
export function HistoryScreen({ integrationId, open = false }: { integrationId: string | null; open?: boolean }) {
  const { t } = useTranslation()
  const [integration, setIntegration] = useState(integrationId)
  const [attention, setAttention] = useState(open)
  const [text, setText] = useState('')
  const [offset, setOffset] = useState(0)
  const [sought] = useDebouncedValue(text.trim(), 250)
  const page = useQuery({
    ...queries.history({
      integration_id: integration,
      needs_attention: attention,
      text: sought || null,
      limit: PAGE,
      offset,
    }),
    placeholderData: keepPreviousData,
  })
  const filtered = integration !== null || attention || sought !== ''
  const fromTheTop =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setOffset(0)
    }
  return (
    <Page title={t('history.title')}>
      <p className="soft">{t('history.intro')}</p>
      <HistoryTools
        integration={integration}
        onIntegration={fromTheTop(setIntegration)}
        attention={attention}
        onAttention={fromTheTop(setAttention)}
        text={text}
        onText={fromTheTop(setText)}
      />
      <QueryResult of={page}>
        {({ runs, total }) => {
          if (total > 0) {
            return (
              <>
                <HistoryTable runs={runs} />
                <Pager offset={offset} shown={runs.length} total={total} size={PAGE} onOffset={setOffset} />
              </>
            )
          }
          if (filtered) {
            return (
              <EmptyState
                title={t('history.noMatch')}
                action={
                  <Button
                    onClick={() => {
                      setIntegration(null)
                      setAttention(false)
                      setText('')
                      setOffset(0)
                    }}
                    data-testid="history-clear"
                  >
                    {t('history.clear')}
                  </Button>
                }
              />
            )
          }
          return (
            <EmptyState
              title={t('history.empty')}
              text={t('history.emptyText')}
              action={
                <Button variant="filled" onClick={() => go({ at: 'overview' })} data-testid="history-to-overview">
                  {t('history.toOverview')}
                </Button>
              }
            />
          )
        }}
      </QueryResult>
    </Page>
  )
}
