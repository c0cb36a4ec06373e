import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { Notice } from '../../components/Notice'
import type { FilePreview, HiddenRows, TwinRows } from '../../generated/types'
import { useFormats } from '../../lib/format'
import css from './Import.module.css'
import type { Reading } from './reading'

type FileQuestionsProps = { preview: FilePreview; reading: Reading; onAnswer: (answer: Partial<Reading>) => void }

/** Questions before the import: hidden rows and columns, duplicate rows, and ambiguous encodings. */
export function FileQuestions({ preview, reading, onAnswer }: FileQuestionsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { hidden, twins, questions } = preview
  if (!hidden && !twins && questions.length === 0) return null
  const lines = (named: number[], all: number) => {
    const shown = formats.list(named.map((line) => formats.number(line)))
    return all > named.length ? t('benefitImport.linesMore', { lines: shown }) : shown
  }
  return (
    <Card title={t('benefitImport.questions')}>
      {questions.length > 0 && <Notice tone="warn">{t('benefitImport.questionsText')}</Notice>}
      {questions.includes('encoding') && <p>{t('benefitImport.encodingQuestion')}</p>}
      {hidden && (
        <Radio.Group
          label={t('benefitImport.hidden')}
          value={reading.hidden ?? ''}
          onChange={(value) => onAnswer({ hidden: value as HiddenRows })}
        >
          {hidden.sheet && <p>{t('benefitImport.hiddenWhole')}</p>}
          {hidden.rows > 0 && (
            <p data-testid="import-hidden-rows">
              {t('benefitImport.hiddenRows', { count: hidden.rows, lines: lines(hidden.lines, hidden.rows) })}{' '}
              {hidden.total && t('benefitImport.together', { total: formats.money(hidden.total) })}
            </p>
          )}
          {hidden.columns.length > 0 && <p>{t('benefitImport.hiddenColumns', { columns: formats.list(hidden.columns) })}</p>}
          <div className={css.modes}>
            <Radio value="take" label={t('benefitImport.hiddenTake')} data-testid="import-hidden-take" />
            {hidden.rows > 0 && (
              <Radio value="leave_out" label={t('benefitImport.hiddenLeave')} data-testid="import-hidden-leave" />
            )}
          </div>
        </Radio.Group>
      )}
      {twins && (
        <Radio.Group
          label={t('benefitImport.twins')}
          value={reading.twins ?? ''}
          onChange={(value) => onAnswer({ twins: value as TwinRows })}
        >
          <p data-testid="import-twin-rows">
            {t('benefitImport.twinRows', { count: twins.rows, lines: lines(twins.lines, twins.rows) })}{' '}
            {t('benefitImport.together', { total: formats.money(twins.total) })}
          </p>
          <div className={css.modes}>
            <Radio value="count_each" label={t('benefitImport.twinsEach')} data-testid="import-twins-each" />
            <Radio value="count_once" label={t('benefitImport.twinsOnce')} data-testid="import-twins-once" />
          </div>
        </Radio.Group>
      )}
    </Card>
  )
}
