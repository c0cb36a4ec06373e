import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BenefitRule, CompensationType } from '../../generated/types'
import { isUsable, solePart } from './rules'

export type RuleOption = { type: CompensationType } | 'new' | 'split' | 'none'

type RuleSelectProps = {
  name: string
  testid: string
  rule: BenefitRule | null
  types: CompensationType[]
  disabled: boolean
  onOption: (option: RuleOption) => void
}

const otherChoices = ['new', 'split', 'none'] as const
const TYPE = 'type '

/** The choices for a benefit: an existing type, a new type, a split, or not to send it. */
export function RuleSelect({ name, testid, rule, types, disabled, onOption }: RuleSelectProps) {
  const { t } = useTranslation()
  // Names are not always unique.
  const hasDuplicateName = (type: CompensationType) => types.some((other) => other !== type && other.name === type.name)
  const item = (type: CompensationType) => ({
    value: TYPE + type.id,
    label: hasDuplicateName(type) ? `${type.name}, ${type.id}` : type.name,
    disabled: !isUsable(type),
  })
  const group = (kind: 'one_time' | 'recurring') => ({
    group: t(`rules.groups.${kind}`),
    items: types.filter(({ category }) => category.kind === kind).map(item),
  })
  const unusable = { group: t('rules.groups.other'), items: types.filter((type) => !isUsable(type)).map(item) }
  const other = {
    group: t('rules.groups.ways'),
    items: otherChoices.map((value) => ({ value: value, label: t(`rules.ways.${value}`) })),
  }
  return (
    <Select
      size="xs"
      w={230}
      searchable
      comboboxProps={{ shadow: 'md', keepMounted: false, width: 320, position: 'bottom-end' }}
      maxDropdownHeight={340}
      aria-label={t('rules.for', { name })}
      placeholder={t('rules.choose')}
      nothingFoundMessage={t('rules.noneFound')}
      data={[other, group('one_time'), group('recurring'), unusable].filter(({ items }) => items.length > 0)}
      value={chosenOf(rule)}
      onChange={(value) => {
        const type = types.find(({ id }) => TYPE + id === value)
        if (type) onOption({ type })
        else if (value === 'new' || value === 'split' || value === 'none') onOption(value)
      }}
      disabled={disabled}
      data-testid={testid}
    />
  )
}

function chosenOf(rule: BenefitRule | null): string | null {
  if (!rule) return null
  if (rule.kind === 'do_not_send') return 'none'
  const sole = solePart(rule)
  if (!sole) return 'split'
  return sole.into.kind === 'new' ? 'new' : TYPE + sole.into.id
}
