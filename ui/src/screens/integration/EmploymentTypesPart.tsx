import { Select } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { EmploymentKind, IntegrationChoices, IntegrationSettings } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { Choices } from './Choices'
import css from './Integration.module.css'
import { SettingPart } from './SettingPart'

type Kinds = Pick<IntegrationSettings, 'hourly_type' | 'permanent_type'>

const questions = [
  { of: 'hourly_type', proposal: 'hourly_proposal', label: 'integration.hourlyKind', testid: 'settings-hourly' },
  { of: 'permanent_type', proposal: 'permanent_proposal', label: 'integration.monthlyKind', testid: 'settings-permanent' },
] as const

type EmploymentTypesPartProps = { id: string; value: Kinds; onChange: (kinds: Partial<Kinds>) => void }

/** The employment types of Alexis HR that mean hourly and monthly pay. */
export function EmploymentTypesPart({ id, value, onChange }: EmploymentTypesPartProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const chosen = questions.flatMap(({ of }) => value[of]?.name ?? [])
  return (
    <SettingPart
      title={t('integration.kinds')}
      now={chosen.length > 0 ? formats.list(chosen) : t('integration.kindOpen')}
      testid="settings-kinds"
    >
      <p className="soft">{t('integration.kindsHelp')}</p>
      <Choices id={id}>{(choices) => <KindChoice choices={choices} value={value} onChange={onChange} />}</Choices>
    </SettingPart>
  )
}

type KindChoiceProps = { choices: IntegrationChoices; value: Kinds; onChange: (kinds: Partial<Kinds>) => void }

function KindChoice({ choices, value, onChange }: KindChoiceProps) {
  const { t } = useTranslation()
  // An undecided type starts with the proposal, which takes effect when it is saved.
  useEffect(() => {
    const proposed = {
      hourly_type: value.hourly_type ?? choices.hourly_proposal,
      permanent_type: value.permanent_type ?? choices.permanent_proposal,
    }
    if (proposed.hourly_type !== value.hourly_type || proposed.permanent_type !== value.permanent_type) onChange(proposed)
  }, [choices, value, onChange])
  if (choices.employment_types.length === 0) return <p>{t('integration.kindsEmpty')}</p>
  return (
    <div className={css.kinds}>
      {questions.map(({ of, proposal, label, testid }) => {
        const kinds = withChosen(choices.employment_types, value[of])
        return (
          <Select
            key={of}
            label={t(label)}
            description={choices[proposal] && value[of]?.id === choices[proposal].id ? t('integration.kindProposed') : undefined}
            placeholder={t('integration.choose')}
            data={kinds.map(({ id, name }) => ({ value: id, label: name }))}
            value={value[of]?.id ?? null}
            onChange={(id) => onChange({ [of]: kinds.find((kind) => kind.id === id) ?? null })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data-testid={testid}
          />
        )
      })}
    </div>
  )
}

/** A chosen type that Alexis HR no longer has stays visible. */
const withChosen = (kinds: EmploymentKind[], chosen: EmploymentKind | null) =>
  chosen && !kinds.some(({ id }) => id === chosen.id) ? [...kinds, chosen] : kinds
