import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OpenedFile, TextEncoding, TitleRow } from '../../generated/types'
import { useFormats } from '../../lib/format'

/** The owner's choices; a missing one is detected. */
export type FileChoice = { sheet: string | null; titles: TitleRow | null; encoding: TextEncoding | null }

type FileChoicesProps = { opened: OpenedFile; onChoose: (choice: Partial<FileChoice>) => void }

/** The choice of sheet, header row and encoding. Each option shows its effect. */
export function FileChoices({ opened, onChoose }: FileChoicesProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { sheet, sheets, hidden_sheets, titles, head, encoding } = opened
  const all = [
    ...sheets.map((name) => ({ value: name, label: name })),
    ...hidden_sheets.map((name) => ({ value: name, label: t('benefitImport.hiddenSheet', { name }) })),
  ].filter(({ value }, at, options) => options.findIndex((other) => other.value === value) === at)
  const rows = [
    { value: 'none', label: t('benefitImport.noTitles') },
    ...head.map(({ line, cells }) => ({
      value: String(line),
      label: t('benefitImport.titleRow', {
        line: formats.number(line),
        cells: cells.filter((cell) => cell !== '').join(' · '),
      }),
    })),
  ]
  const chosen = titles.kind === 'none' ? 'none' : String(titles.line)
  const letters = encoding?.readings.map(({ encoding: value, words }) => ({
    value,
    label: t('benefitImport.spelled', { name: t(`benefitImport.encodings.${value}`), words: words.join(' · ') }),
  }))
  return (
    <>
      {all.length > 1 && (
        <Select
          label={t('benefitImport.sheet')}
          description=" "
          value={sheet}
          onChange={(value) => onChoose({ sheet: value, titles: null })}
          data={all}
          allowDeselect={false}
          w={200}
          data-testid="import-sheet"
        />
      )}
      <Select
        label={t('benefitImport.titles')}
        description=" "
        value={rows.some(({ value }) => value === chosen) ? chosen : null}
        onChange={(value) =>
          onChoose({
            titles: value === null ? null : value === 'none' ? { kind: 'none' } : { kind: 'line', line: Number(value) },
          })
        }
        data={rows}
        allowDeselect={false}
        w={320}
        data-testid="import-titles"
      />
      {encoding && letters && letters.length > 1 && (
        <Select
          label={t('benefitImport.letters')}
          description={encoding.certain ? ' ' : t('benefitImport.lettersHelp')}
          value={encoding.certain ? encoding.taken : null}
          placeholder={t('benefitImport.lettersChoose')}
          onChange={(value) => onChoose({ encoding: value as TextEncoding | null })}
          data={letters}
          allowDeselect={false}
          w={320}
          data-testid="import-letters"
        />
      )}
    </>
  )
}
