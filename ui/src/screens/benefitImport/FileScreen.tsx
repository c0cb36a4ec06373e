import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import { Waiting } from '../../components/Waiting'
import type { OpenedFile, ReadFile } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { go } from '../../lib/route'
import { FileButton } from './FileButton'
import { type FileChoice, FileChoices } from './FileChoices'
import css from './Import.module.css'
import { OpenedScreen } from './OpenedScreen'
import { readAsBase64 } from './reading'

type FileScreenProps = {
  id: string
  file: File
  /** The month that the list shows. */
  month: string
  over: string | undefined
  sample: boolean | undefined
  onFile: (file: File) => void
  onLeave: () => void
}

/** Imports a file: opens it, reads it as the owner says, and stores it once it has no problems. */
export function FileScreen({ id, file, month, over, sample, onFile, onLeave }: FileScreenProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const [choice, setChoice] = useState<FileChoice>({ sheet: null, titles: null, encoding: null })
  // If the chosen sheet cannot be read, the owner can choose another one.
  const before = useRef<OpenedFile | null>(null)
  const opened = useQuery({
    queryKey: ['file', id, file.name, file.size, file.lastModified, choice],
    queryFn: async () =>
      backend.benefitFileOpen({ integrationId: id, name: file.name, content: await readAsBase64(file), ...choice }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const take = useMutation({
    mutationFn: (read: ReadFile) => backend.benefitFileImport({ integrationId: id, read }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['benefit-month', id] }),
  })
  const title = t('benefitImport.title')
  if (take.data) {
    const { taken, month: latest } = take.data
    return (
      <Page title={title} over={over} sample={sample}>
        <EmptyState
          title={t('benefitImport.taken', { count: taken })}
          text={t('benefitImport.takenText')}
          action={
            <Button
              variant="filled"
              onClick={() => {
                onLeave()
                if (latest) go({ at: 'benefits', id, month: latest })
              }}
              data-testid="import-done"
            >
              {latest ? t('benefitImport.toMonth', { month: formats.month(latest) }) : t('benefitImport.toList')}
            </Button>
          }
        />
      </Page>
    )
  }
  if (opened.data) before.current = opened.data
  const shown = before.current && (
    <FileChoices opened={before.current} onChoose={(chosen) => setChoice((previous) => ({ ...previous, ...chosen }))} />
  )
  if (opened.data) {
    return (
      <OpenedScreen
        key={opened.data.file}
        id={id}
        opened={opened.data}
        month={month}
        over={over}
        sample={sample}
        sheets={shown}
        taking={take.isPending}
        error={take.error}
        onTake={(read) => take.mutate(read)}
        onLeave={onLeave}
      />
    )
  }
  return (
    <Page
      title={title}
      over={over}
      sample={sample}
      footer={
        <>
          <span className="grow">{t('benefitImport.nothing')}</span>
          <Button onClick={onLeave} data-testid="import-leave">
            {t('app.cancel')}
          </Button>
        </>
      }
    >
      <Card title={file.name}>
        {opened.isFetching && <Waiting text={t('benefitImport.opening')} />}
        {!opened.isFetching && opened.error && (
          <>
            <ErrorNotice error={asAppError(opened.error)} />
            <div className={css.how}>{shown}</div>
            <div className={css.buttons}>
              <FileButton onFile={onFile} bright />
            </div>
          </>
        )}
      </Card>
    </Page>
  )
}
