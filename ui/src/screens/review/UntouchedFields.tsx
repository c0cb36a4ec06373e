import { useTranslation } from 'react-i18next'
import { FieldRow } from '../../components/FieldRow'
import { FieldFrame } from '../../components/FieldTable'
import type { Change } from '../../generated/types'
import css from './Review.module.css'

/** Fields that differ and are left alone, by reason. */
export function UntouchedFields({ row, ends }: { row: Change; ends: { source: string; target: string } }) {
  const { t } = useTranslation()
  return (
    <div className={css.kept}>
      <FieldFrame
        before={t('review.now', ends)}
        after={t('review.now', { target: ends.source })}
        name={t('review.keptOf', { name: row.name })}
      >
        {[...new Set(row.kept.map(({ why }) => why))].map((why) => {
          const fields = row.kept.filter((one) => one.why === why)
          return (
            <tbody key={why}>
              <tr>
                <th scope="rowgroup" colSpan={3}>
                  {t(`kept.${why}`, ends)}
                </th>
              </tr>
              {fields.map(({ field, source, target }) => (
                <FieldRow key={field} change={{ field, old: target, new: source }} marked={false} />
              ))}
            </tbody>
          )
        })}
      </FieldFrame>
    </div>
  )
}
