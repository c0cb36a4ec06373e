import { Button, Modal } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { IntegrationCard } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { go } from '../../lib/route'
import css from './Integration.module.css'

/** Removes an integration after a confirmation. The dangerous button is never the primary one. */
export function RemovePanel({ card }: { card: IntegrationCard }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const text = t(card.source.service === 'list' ? 'benefitSettings.removeText' : 'integration.removeText')
  const [asking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => backend.integrationRemove({ integrationId: card.id }),
    onSuccess: async () => {
      go({ at: 'overview' })
      await client.invalidateQueries()
    },
  })
  return (
    <Card title={t('integration.remove')}>
      <p className="soft">{text}</p>
      <div className={css.buttons}>
        <Button className={css.danger} onClick={() => setAsking(true)} data-testid="integration-remove">
          {t('integration.removeButton')}
        </Button>
      </div>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('integration.removeTitle', { label: card.label })}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <div className={css.stack}>
          <p>{text}</p>
          {remove.error && <ErrorNotice error={asAppError(remove.error)} onRetry={() => remove.mutate()} />}
          <div className={css.buttons}>
            <Button onClick={() => setAsking(false)} data-autofocus data-testid="remove-keep">
              {t('integration.keep')}
            </Button>
            <Button className={css.danger} loading={remove.isPending} onClick={() => remove.mutate()} data-testid="remove-yes">
              {t('integration.removeYes')}
            </Button>
          </div>
        </div>
      </Modal>
    </Card>
  )
}
