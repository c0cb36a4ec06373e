import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AlexisForm } from '../../components/connection/AlexisForm'
import { alexisDraft, emptyAlexis, emptyKleer, emptyPersonio, kleerDraft, personioDraft } from '../../components/connection/entry'
import { KleerForm } from '../../components/connection/KleerForm'
import { PersonioForm } from '../../components/connection/PersonioForm'
import { TestReport } from '../../components/connection/TestReport'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { ConnectionDraft } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import type { Connected } from '../../lib/services'
import css from './Integration.module.css'

type ReplaceFormProps = { connection: Connected; onCancel: () => void; onDone: () => void }

/** New credentials for a connection. They replace the old ones only after a successful test. */
export function ReplaceForm({ connection, onCancel, onDone }: ReplaceFormProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [alexis, setAlexis] = useState(() => emptyAlexis(connection.address))
  const [kleer, setKleer] = useState(() => emptyKleer(connection.address))
  const [personio, setPersonio] = useState(() => emptyPersonio(connection.address))
  const [tried, setTried] = useState(false)
  const draft = { alexis: alexisDraft(alexis), kleer: kleerDraft(kleer), personio: personioDraft(personio) }[connection.service]
  const save = useMutation({
    mutationFn: async (complete: ConnectionDraft) => {
      const report = await backend.connectionCheck({ draft: complete })
      if (report.ok) await backend.connectionReplace({ connectionId: connection.id, draft: complete })
      return report
    },
    onSuccess: async (report) => {
      if (!report.ok) return
      await client.invalidateQueries()
      onDone()
    },
  })
  const submit = () => {
    setTried(true)
    if (draft) save.mutate(draft)
  }
  return (
    <div className={css.stack}>
      {connection.service === 'alexis' && <AlexisForm entry={alexis} onChange={setAlexis} showFaults={tried} />}
      {connection.service === 'kleer' && <KleerForm entry={kleer} onChange={setKleer} showFaults={tried} />}
      {connection.service === 'personio' && <PersonioForm entry={personio} onChange={setPersonio} showFaults={tried} />}
      {save.data && !save.data.ok && <TestReport service={connection.service} report={save.data} />}
      {save.error && <ErrorNotice error={asAppError(save.error)} onRetry={submit} />}
      <div className={css.buttons}>
        <Button variant={draft ? 'filled' : 'default'} loading={save.isPending} onClick={submit} data-testid="replace-save">
          {t('integration.replaceSave')}
        </Button>
        <Button onClick={onCancel} data-testid="replace-cancel">
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  )
}
