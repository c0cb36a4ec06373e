import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { TestReport } from '../../components/connection/TestReport'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Notice } from '../../components/Notice'
import { backend } from '../../lib/backend'
import { useCallTexts, useUnprovenCalls } from '../../lib/calls'
import { asAppError } from '../../lib/errors'
import { type Connected, namesToFind } from '../../lib/services'
import css from './Integration.module.css'
import { ReplaceForm } from './ReplaceForm'

/** A connection, with buttons to test it again and to replace its credentials. */
export function ConnectionPanel({ connection }: { connection: Connected }) {
  const { t } = useTranslation()
  const callTexts = useCallTexts()
  const unproven = useUnprovenCalls(connection.service)
  const [replacing, setReplacing] = useState(false)
  const [replaced, setReplaced] = useState(false)
  const test = useMutation({ mutationFn: () => backend.connectionRecheck({ connectionId: connection.id }) })
  const replace = () => {
    setReplaced(false)
    setReplacing(true)
  }
  return (
    <Card title={t('integration.connectionTo', { service: namesToFind[connection.service] })}>
      <p>
        {connection.label} <span className="soft">{connection.address}</span>
      </p>
      {unproven.length > 0 && !connection.sample && (
        <p className="soft" data-testid={`unproven-${connection.service}`}>
          {t('integration.unproven', { calls: callTexts(unproven) })}
        </p>
      )}
      <div className={css.buttons}>
        <Button loading={test.isPending} onClick={() => test.mutate()} data-testid={`test-${connection.service}`}>
          {t('integration.test')}
        </Button>
        {!connection.sample && (
          <Button onClick={replace} data-testid={`replace-${connection.service}`}>
            {t('integration.replace')}
          </Button>
        )}
      </div>
      {replaced && <Notice tone="ok">{t('integration.replaced')}</Notice>}
      {test.error && <ErrorNotice error={asAppError(test.error)} onRetry={() => test.mutate()} onCredentials={replace} />}
      {test.data && <TestReport service={connection.service} report={test.data} onCredentials={replace} />}
      <Modal
        opened={replacing}
        onClose={() => setReplacing(false)}
        title={t('integration.replaceTitle', { label: connection.label })}
        size="lg"
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <ReplaceForm
          connection={connection}
          onCancel={() => setReplacing(false)}
          onDone={() => {
            test.reset()
            setReplacing(false)
            setReplaced(true)
          }}
        />
      </Modal>
    </Card>
  )
}
