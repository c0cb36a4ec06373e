import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NumberPlace, NumberSample } from '../../generated/types'
import { Choices } from './Choices'
import css from './Integration.module.css'
import { SettingPart } from './SettingPart'

const places: NumberPlace[] = ['internal_id', 'foreign_id', 'nowhere']

type EmployeeNumberPartProps = {
  id: string
  value: NumberPlace | null
  onChange: (place: NumberPlace) => void
  isTarget?: boolean
}

/** Asks which field of Kleer holds the employee number, with known people as examples. */
export function EmployeeNumberPart({ id, value, onChange, isTarget = false }: EmployeeNumberPartProps) {
  const { t } = useTranslation()
  return (
    <SettingPart
      title={t('fields.employee_number')}
      now={value ? t(`integration.numbers.${value}`) : t('integration.numberOpen')}
      testid="settings-number"
      isTarget={isTarget}
    >
      <Radio.Group label={t('integration.numberAsk')} value={value ?? ''} onChange={(place) => onChange(place as NumberPlace)}>
        <div className={css.row}>
          {places.map((place) => (
            <Radio
              key={place}
              value={place}
              label={t(`integration.numbers.${place}`)}
              description={place === 'nowhere' ? t('integration.numberNowhere') : undefined}
              data-testid={`settings-number-${place}`}
            />
          ))}
        </div>
      </Radio.Group>
      <Choices id={id}>{({ numbers }) => numbers.length > 0 && <Samples numbers={numbers} />}</Choices>
    </SettingPart>
  )
}

function Samples({ numbers }: { numbers: NumberSample[] }) {
  const { t } = useTranslation()
  return (
    <table className={css.samples}>
      <caption>{t('integration.numberSamples')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('review.person')}</th>
          <th scope="col">{t('integration.numberColumns.internal_id')}</th>
          <th scope="col">{t('integration.numberColumns.foreign_id')}</th>
        </tr>
      </thead>
      <tbody>
        {numbers.map(({ name, internal_id, foreign_id }) => (
          <tr key={`${name} ${internal_id} ${foreign_id}`}>
            <th scope="row">{name}</th>
            <td>{internal_id ?? '–'}</td>
            <td>{foreign_id ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
