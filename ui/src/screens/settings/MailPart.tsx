import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { Confirm } from '../../components/Confirm'
import { Notice } from '../../components/Notice'
import { QueryResult } from '../../components/QueryResult'
import { backend } from '../../lib/backend'
import { queries } from '../../lib/queries'
import { MailForm } from './MailForm'

/** The owner's mail server, which sends the summaries of runs. */
export function MailPart() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const settings = useQuery(queries.mailSettings)
  const [asking, setAsking] = useState(false)
  const forget = useMutation({
    mutationFn: backend.mailServerDelete,
    onSuccess: (now) => {
      client.setQueryData(queries.mailSettings.queryKey, now)
      setAsking(false)
    },
  })
  return (
    <Card title={t('mail.title')}>
      <p>{t('mail.text')}</p>
      <QueryResult of={settings}>
        {(data) => (
          <>
            {data.waiting > 0 && <Notice tone="warn">{t('mail.waiting', { count: data.waiting })}</Notice>}
            {/* The form resets when the server is deleted, and never keeps a password. */}
            <MailForm
              key={data.server ? 'kept' : 'none'}
              settings={data}
              onSaved={(now) => client.setQueryData(queries.mailSettings.queryKey, now)}
              onForget={() => {
                forget.reset()
                setAsking(true)
              }}
            />
          </>
        )}
      </QueryResult>
      <Confirm
        opened={asking}
        title={t('mail.forgetTitle')}
        yes={t('mail.forgetYes')}
        onYes={() => forget.mutate()}
        onClose={() => setAsking(false)}
        doing={forget.isPending}
        error={forget.error}
        danger
      >
        <p>{t('mail.forgetText')}</p>
      </Confirm>
    </Card>
  )
}
