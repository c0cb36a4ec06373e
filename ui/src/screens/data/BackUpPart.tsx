import { Button } from '@mantine/core'
import { type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { Confirm } from '../../components/Confirm'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Notice } from '../../components/Notice'
import { QueryResult } from '../../components/QueryResult'
import type { DataOverview } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { queries } from '../../lib/queries'
import css from './Data.module.css'
import { addsNothing, OfferText } from './OfferText'
import { RestoredNotice } from './RestoredNotice'

type BackUpPartProps = { overview: UseQueryResult<DataOverview>; onCopies: () => void }

/** Saves and restores back-ups. The effect of a restore is shown before anything changes. */
export function BackUpPart({ overview, onCopies }: BackUpPartProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: backend.dataBackUp,
    onSuccess: () => client.invalidateQueries(queries.dataOverview),
  })
  const open = useMutation({ mutationFn: backend.dataRestoreOpen })
  const restore = useMutation({
    mutationFn: backend.dataRestore,
    onSuccess: () => {
      open.reset()
      // A restore can change any data.
      void client.invalidateQueries()
    },
  })
  // The shell keeps a working copy of an opened back-up until the owner declines it.
  const close = useMutation({ mutationFn: backend.dataRestoreClose })
  const offer = open.data ?? null
  const busy = save.isPending || open.isPending || restore.isPending
  const saveNow = () => {
    if (busy) return
    restore.reset()
    open.reset()
    save.mutate()
  }
  const openNow = () => {
    if (busy) return
    save.reset()
    restore.reset()
    open.mutate()
  }
  return (
    <Card title={t('data.backUp.title')}>
      <QueryResult of={overview}>
        {({ backed_up_at }) => (
          <p>
            <strong data-testid="backed-up">
              {backed_up_at ? t('data.backUp.last', { when: formats.date(backed_up_at) }) : t('data.backUp.never')}
            </strong>
          </p>
        )}
      </QueryResult>
      <p>
        {t('data.backUp.holds')} {t('data.backUp.safe')}
      </p>
      <div className={css.buttons}>
        <Button
          variant={overview.data?.backed_up_at === null ? 'filled' : 'default'}
          loading={save.isPending}
          disabled={busy}
          onClick={saveNow}
          data-testid="back-up-save"
        >
          {t('data.backUp.save')}
        </Button>
        <Button loading={open.isPending} disabled={busy} onClick={openNow} data-testid="restore-open">
          {t('data.restore.open')}
        </Button>
      </div>
      {save.data && (
        <Notice tone="ok">
          <div className={css.texts} role="status" data-testid="back-up-saved">
            <p>{t('data.backUp.saved', { size: formats.bytes(save.data.bytes) })}</p>
            <code>{save.data.file}</code>
            <p>
              {t('data.backUp.whole', {
                integrations: t('data.integrations', { count: save.data.integrations }),
                runs: t('data.runs', { count: save.data.runs }),
              })}
            </p>
          </div>
        </Notice>
      )}
      {save.error && <ErrorNotice error={asAppError(save.error)} onRetry={saveNow} />}
      {open.error && <ErrorNotice error={asAppError(open.error)} onRetry={openNow} />}
      {restore.data && <RestoredNotice restored={restore.data} onCopies={onCopies} />}
      <Confirm
        opened={offer !== null}
        title={t('data.restore.title')}
        yes={t('data.restore.yes')}
        onYes={() => !restore.isPending && restore.mutate()}
        // A restore in progress cannot be cancelled by closing the dialog.
        onClose={() => {
          if (restore.isPending) return
          open.reset()
          close.mutate()
        }}
        doing={restore.isPending}
        error={restore.error}
        idle={offer !== null && addsNothing(offer)}
        wide
      >
        {offer && <OfferText offer={offer} />}
      </Confirm>
    </Card>
  )
}
