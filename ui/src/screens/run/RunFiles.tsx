import { Button } from '@mantine/core'
import { IconFileSpreadsheet, IconFileText, IconPrinter } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { ReportFormat } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { reportTexts } from '../../lib/reportTexts'
import css from './Run.module.css'

/** The run's report, printed or saved as a file. */
export function RunFiles({ runId, target }: { runId: string; target: string }) {
  const { t } = useTranslation()
  const save = useMutation({
    mutationFn: (format: ReportFormat) => backend.runSave({ runId, format, words: reportTexts(t, target) }),
  })
  return (
    <div className={css.files}>
      <div className={css.buttons}>
        <Button
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          loading={save.isPending && save.variables === 'xlsx'}
          onClick={() => save.mutate('xlsx')}
          data-testid="save-xlsx"
        >
          {t('run.saveXlsx')}
        </Button>
        <Button
          leftSection={<IconFileText size={16} aria-hidden />}
          loading={save.isPending && save.variables === 'csv'}
          onClick={() => save.mutate('csv')}
          data-testid="save-csv"
        >
          {t('run.saveCsv')}
        </Button>
        <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()} data-testid="print">
          {t('run.print')}
        </Button>
      </div>
      {save.data && (
        <p role="status" className={css.saved} data-testid="saved-path">
          {t('run.savedAs', { path: save.data })}
        </p>
      )}
      {save.error && <ErrorNotice error={asAppError(save.error)} onRetry={() => save.mutate(save.variables)} />}
    </div>
  )
}
