import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompensationType, Part, Share } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { parseAmount } from '../../lib/money'
import { PayoutChoice } from './PayoutChoice'
import css from './Rules.module.css'
import { existingType, isUsable, payoutOf } from './rules'

type SplitPartProps = {
  number: number
  part: Part
  types: CompensationType[]
  onChange: (part: Part) => void
  onRemove?: () => void
}

const NEW = 'new'
const kinds = ['amount', 'percent', 'rest'] as const

/** One part of a split: its share, its type, and its payout. */
export function SplitPart({ number, part, types, onChange, onRemove }: SplitPartProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { into, share, payout } = part
  const [text, setText] = useState(share.kind === 'rest' ? '' : formats.decimal(share.value))
  const named = (what: 'share' | 'type' | 'name' | 'payout' | 'value') => t(`rules.part.${what}`, { number })
  const toShare = (kind: Share['kind']): Share => {
    if (kind === 'rest') return { kind }
    const value = parseAmount(text) ?? '50'
    setText(formats.decimal(value))
    return { kind, value }
  }
  return (
    <li className={css.part}>
      <NativeSelect
        size="xs"
        aria-label={named('share')}
        value={share.kind}
        onChange={(event) => onChange({ ...part, share: toShare(event.currentTarget.value as Share['kind']) })}
        data={kinds.map((kind) => ({ value: kind, label: t(`rules.shares.${kind}`) }))}
        data-testid={`split-share-${number}`}
      />
      {share.kind !== 'rest' && (
        <TextInput
          size="xs"
          w={84}
          inputMode="decimal"
          aria-label={named('value')}
          classNames={{ input: css.value }}
          value={text}
          error={parseAmount(text) === null}
          onChange={({ currentTarget: { value } }) => {
            setText(value)
            onChange({ ...part, share: { ...share, value: parseAmount(value) ?? '0' } })
          }}
          data-testid={`split-value-${number}`}
        />
      )}
      <NativeSelect
        size="xs"
        aria-label={named('type')}
        value={into.kind === 'existing' ? into.id : NEW}
        onChange={({ currentTarget: { value } }) => {
          const type = types.find(({ id }) => id === value)
          if (type) onChange({ ...part, into: existingType(type), payout: payoutOf(type) })
          else onChange({ ...part, into: { kind: 'new', name: into.name } })
        }}
        data={[
          ...types.filter(isUsable).map(({ id, name }) => ({ value: id, label: name })),
          { value: NEW, label: t('rules.ways.new') },
        ]}
        data-testid={`split-type-${number}`}
      />
      {into.kind === 'new' && (
        <TextInput
          size="xs"
          aria-label={named('name')}
          value={into.name}
          onChange={(event) => onChange({ ...part, into: { kind: 'new', name: event.currentTarget.value } })}
          maxLength={100}
          data-testid={`split-name-${number}`}
        />
      )}
      <PayoutChoice
        value={payout}
        fixed={into.kind === 'existing'}
        onChange={(next) => onChange({ ...part, payout: next })}
        label={named('payout')}
        testid={`split-payout-${number}`}
      />
      {onRemove && (
        <Button size="xs" variant="subtle" color="gray" c="inherit" onClick={onRemove} data-testid={`split-remove-${number}`}>
          {t('rules.part.remove', { number })}
        </Button>
      )}
    </li>
  )
}
