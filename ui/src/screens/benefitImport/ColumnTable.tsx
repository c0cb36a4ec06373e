import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Meaning, OpenedFile } from '../../generated/types'
import css from './Import.module.css'
import { meaningOf, meanings, type Reading } from './reading'

type ColumnTableProps = {
  opened: OpenedFile
  reading: Reading
  onMeaning: (index: number, meaning: Meaning | null) => void
}

/** Every column with sample cells and its meaning. */
export function ColumnTable({ opened, reading, onMeaning }: ColumnTableProps) {
  const { t } = useTranslation()
  const known = meanings[reading.content]
  return (
    <table className={css.table} aria-label={t('benefitImport.columns')}>
      <thead>
        <tr>
          <th scope="col">{t('benefitImport.column')}</th>
          <th scope="col">{t('benefitImport.samples')}</th>
          <th scope="col">{t('benefitImport.means')}</th>
        </tr>
      </thead>
      <tbody>
        {opened.columns.map(({ index, title, samples }) => {
          const name = title || t('benefitImport.untitled', { letter: letterOf(index) })
          const meaning = meaningOf(reading.mapping, index)
          return (
            <tr key={index}>
              <th scope="row">{name}</th>
              <td className="soft">{samples.join(' · ')}</td>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={t('benefitImport.meansOf', { name })}
                  value={meaning && known.includes(meaning) ? meaning : ''}
                  onChange={(event) => onMeaning(index, (event.currentTarget.value || null) as Meaning | null)}
                  data={[
                    { value: '', label: t('benefitImport.notRead') },
                    ...known.map((value) => ({ value, label: t(`benefitImport.meanings.${value}`) })),
                  ]}
                  data-testid={`column-${index}`}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The letters of a column, as a spreadsheet shows them. */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
