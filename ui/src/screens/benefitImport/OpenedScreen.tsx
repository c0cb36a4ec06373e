import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Waiting } from '../../components/Waiting'
import type { OpenedFile, ReadFile } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { ColumnTable } from './ColumnTable'
import { FileQuestions } from './FileQuestions'
import css from './Import.module.css'
import { Preview } from './Preview'
import { ReadOptions } from './ReadOptions'
import { firstReading, missingMeanings, readFile, withMeaning } from './reading'

type OpenedScreenProps = {
  id: string
  opened: OpenedFile
  month: string
  over: string | undefined
  sample: boolean | undefined
  /** The choices of sheet, header row and encoding. */
  sheets: ReactNode
  taking: boolean
  error: unknown
  onTake: (read: ReadFile) => void
  onLeave: () => void
}

/** An opened file: the meanings of its columns, and the effect of its import. */
export function OpenedScreen(props: OpenedScreenProps) {
  const { id, opened, month, over, sample, sheets, taking, error, onTake, onLeave } = props
  const { t } = useTranslation()
  const formats = useFormats()
  const [reading, setReading] = useState(() => firstReading(opened, month))
  const missing = missingMeanings(reading)
  const read = readFile(opened, reading)
  const preview = useQuery({
    queryKey: ['file-preview', id, read],
    queryFn: () => backend.benefitFileRead({ integrationId: id, read }),
    enabled: missing.length === 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const shown = missing.length === 0 ? preview.data : undefined
  const count = shown?.rows ?? 0
  const wrong = shown?.wrong_rows ?? 0
  const open = shown?.questions.length ?? 0
  const isReady = shown !== undefined && !preview.isFetching && wrong === 0 && open === 0 && count > 0
  const buttonKey = reading.content === 'amounts' ? 'benefitImport.take' : 'benefitImport.takePeople'
  return (
    <Page
      title={t('benefitImport.title')}
      over={over}
      sample={sample}
      footer={
        <>
          <span className="grow">
            {t('benefitImport.nothing')}
            {wrong > 0 && <strong> {t('benefitImport.problems', { count: wrong })}.</strong>}
          </span>
          <Button onClick={onLeave} data-testid="import-leave">
            {t('app.cancel')}
          </Button>
          <Button
            variant={isReady ? 'filled' : 'default'}
            disabled={!isReady}
            loading={taking}
            onClick={() => onTake(read)}
            data-testid="import-take"
          >
            {isReady ? t(buttonKey, { count }) : t('benefitImport.takeNone')}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        <Card title={opened.name}>
          <p className="soft">
            {t('benefitImport.rows', { count: opened.rows })}
            {opened.remembered && ` · ${t('benefitImport.remembered')}`}
          </p>
          <ReadOptions
            reading={reading}
            decimal={shown?.decimal ?? null}
            onChange={(change) => setReading((before) => ({ ...before, ...change }))}
          >
            {sheets}
          </ReadOptions>
          {opened.titles.kind === 'none' && <Notice tone="warn">{t('benefitImport.noTitlesHelp')}</Notice>}
          <ColumnTable
            opened={opened}
            reading={reading}
            onMeaning={(index, meaning) =>
              setReading((before) => ({ ...before, mapping: withMeaning(before.mapping, index, meaning) }))
            }
          />
          {missing.length > 0 && (
            <Notice tone="warn">
              {t('benefitImport.lacking', { what: formats.list(missing.map((what) => t(`benefitImport.lacks.${what}`))) })}
            </Notice>
          )}
        </Card>
        {error !== null && <ErrorNotice error={asAppError(error)} onRetry={() => onTake(read)} />}
        {preview.isFetching && !shown && <Waiting text={t('benefitImport.reading')} />}
        {preview.error && missing.length === 0 && (
          <ErrorNotice error={asAppError(preview.error)} onRetry={() => void preview.refetch()} />
        )}
        {shown && (
          <FileQuestions
            preview={shown}
            reading={reading}
            onAnswer={(answer) => setReading((previous) => ({ ...previous, ...answer }))}
          />
        )}
        {shown && <Preview preview={shown} content={reading.content} mode={reading.mode} />}
      </div>
    </Page>
  )
}
