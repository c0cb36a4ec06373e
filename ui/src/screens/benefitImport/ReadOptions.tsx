import { NativeSelect, Radio, SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecimalMark, FileContent, ImportMode } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { monthAfter } from '../../lib/period'
import css from './Import.module.css'
import type { Reading } from './reading'

const FOUND_OUT = 'auto'

type ReadOptionsProps = {
  reading: Reading
  /** The detected decimal mark. */
  decimal: DecimalMark | null
  onChange: (change: Partial<Reading>) => void
  /** The choices of sheet, header row and encoding. */
  children: ReactNode
}

/** The subject of the file, its month and decimal mark, and the handling of existing entries. */
export function ReadOptions({ reading, decimal, onChange, children }: ReadOptionsProps) {
  const { t } = useTranslation()
  const { content, mapping, month, mode } = reading
  const formats = useFormats()
  const months = Array.from({ length: 18 }, (_, back) => monthAfter(month, 3 - back))
  const isDated = mapping.columns.month !== undefined
  return (
    <div className={css.how}>
      <div className={css.about}>
        <span className={css.label} id="import-content">
          {t('benefitImport.content')}
        </span>
        <SegmentedControl
          aria-labelledby="import-content"
          value={content}
          onChange={(value) => onChange({ content: value as FileContent })}
          data={(['amounts', 'people'] as const).map((value) => ({ value, label: t(`benefitImport.contents.${value}`) }))}
          data-testid="import-content"
        />
      </div>
      {children}
      {content === 'amounts' && !isDated && (
        <NativeSelect
          label={t('benefitImport.month')}
          description={t('benefitImport.monthHelp')}
          value={month}
          onChange={(event) => onChange({ month: event.currentTarget.value })}
          data={months.map((value) => ({ value, label: formats.month(value) }))}
          data-testid="import-month"
        />
      )}
      {content === 'amounts' && (
        <NativeSelect
          label={t('benefitImport.decimal')}
          description={decimal && !reading.decimal ? t(`benefitImport.decimalFound.${decimal}`) : ' '}
          value={reading.decimal ?? FOUND_OUT}
          onChange={({ currentTarget: { value } }) => onChange({ decimal: value === FOUND_OUT ? null : (value as DecimalMark) })}
          data={[
            { value: FOUND_OUT, label: t('benefitImport.decimals.auto') },
            { value: 'comma', label: t('benefitImport.decimals.comma') },
            { value: 'point', label: t('benefitImport.decimals.point') },
          ]}
          data-testid="import-decimal"
        />
      )}
      {content === 'amounts' && (
        <Radio.Group
          className={css.mode}
          label={t('benefitImport.mode')}
          value={mode}
          onChange={(value) => onChange({ mode: value as ImportMode })}
        >
          <div className={css.modes}>
            {(['replace', 'add'] as const).map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`benefitImport.modes.${value}`)}
                description={t(`benefitImport.modesHelp.${value}`)}
                data-testid={`import-mode-${value}`}
              />
            ))}
          </div>
        </Radio.Group>
      )}
    </div>
  )
}
