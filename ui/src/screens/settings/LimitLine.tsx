import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LegalLimit } from '../../generated/types'
import { useFormats } from '../../lib/format'
import css from './Settings.module.css'

export function LimitLine({ limit, onEdit }: { limit: LegalLimit; onEdit: () => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { id, kind, per, most, from, until, threshold, source } = limit
  const name = t(`benefits.kinds.${kind}`)
  return (
    <tr data-testid={`limit-${id}`}>
      <th scope="row">
        {name}
        {/* A figure and its currency stay on one line. */}
        <span className={css.small}>{source.replaceAll(' €', '\u00a0€')}</span>
        {threshold && <span className={css.small}>{t('limits.threshold')}</span>}
      </th>
      <td className="figure">{t(`limits.per.${per}`, { most: formats.money(most) })}</td>
      <td className={css.month}>{formats.shortMonth(from)}</td>
      <td className={css.month}>{until ? formats.shortMonth(until) : t('limits.open')}</td>
      <td>
        <Button
          size="compact-sm"
          aria-label={t('limits.editNamed', { kind: name, source })}
          onClick={onEdit}
          data-testid={`limit-edit-${id}`}
        >
          {t('limits.edit')}
        </Button>
      </td>
    </tr>
  )
}
