import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './Integration.module.css'

export const isShrinkLimit = (limit: number) => Number.isInteger(limit) && limit >= 1 && limit <= 100

/** The share of lost people from which the shrink guard asks for a confirmation. */
export function ShrinkPart({ value, onChange }: { value: number; onChange: (limit: number) => void }) {
  const { t } = useTranslation()
  return (
    <div className={css.part}>
      <NumberInput
        label={t('integration.shrink')}
        description={t('integration.shrinkHelp')}
        value={Number.isNaN(value) ? '' : value}
        onChange={(limit) => onChange(limit === '' ? Number.NaN : Number(limit))}
        error={isShrinkLimit(value) ? undefined : t('integration.shrinkWrong')}
        suffix=" %"
        min={1}
        max={100}
        clampBehavior="none"
        allowNegative={false}
        allowDecimal={false}
        hideControls
        size="sm"
        className={css.shrink}
        data-testid="settings-shrink"
      />
    </div>
  )
}
