import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BenefitRule, CompensationType, Part } from '../../generated/types'
import css from './Rules.module.css'
import { addsUp, existingType, isUsable, payoutOf } from './rules'
import { SplitPart } from './SplitPart'

type SplitFormProps = {
  benefit: string
  rule: BenefitRule | null
  types: CompensationType[]
  pending: boolean
  onRule: (rule: BenefitRule) => void
  onCancel: () => void
}

type Line = { id: number; part: Part }

/** A benefit that is split over several types. Exactly one part takes the rest. */
export function SplitForm({ benefit, rule, types, pending, onRule, onCancel }: SplitFormProps) {
  const { t } = useTranslation()
  const [lines, setLines] = useState<Line[]>(() => firstParts(benefit, rule, types).map((part, id) => ({ id, part })))
  const set = (id: number, part: Part) =>
    setLines((before) =>
      before.map((line) => {
        if (line.id === id) return { id, part }
        // Exactly one part takes the rest: the part that had it before gets a share of its own.
        const givesUpRest = part.share.kind === 'rest' && line.part.share.kind === 'rest'
        return givesUpRest ? { ...line, part: { ...line.part, share: { kind: 'percent', value: '50' } } } : line
      }),
    )
  const parts = lines.map(({ part }) => part)
  const ready = addsUp(parts)
  return (
    <div className={css.split}>
      <p className="soft">{t('rules.splitHelp')}</p>
      <ul className={css.parts}>
        {lines.map(({ id, part }, index) => (
          <SplitPart
            key={id}
            number={index + 1}
            part={part}
            types={types}
            onChange={(next) => set(id, next)}
            onRemove={lines.length > 2 ? () => setLines((before) => before.filter((line) => line.id !== id)) : undefined}
          />
        ))}
      </ul>
      {!ready && (
        <p className={css.wrong} role="status">
          {t('rules.splitWrong')}
        </p>
      )}
      <div className={css.inline}>
        <Button
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={lines.length >= 10}
          onClick={() =>
            setLines((before) => [
              ...before,
              {
                id: Math.max(...before.map(({ id }) => id)) + 1,
                part: { ...newPart(benefit), share: { kind: 'percent', value: '10' } },
              },
            ])
          }
          data-testid="split-add"
        >
          {t('rules.splitAdd')}
        </Button>
        <Button
          size="xs"
          disabled={!ready}
          loading={pending}
          onClick={() => onRule({ kind: 'send', parts })}
          data-testid="split-save"
        >
          {t('rules.splitSave')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" c="inherit" onClick={onCancel} data-testid="split-cancel">
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  )
}

const newPart = (name: string): Part => ({
  into: { kind: 'new', name },
  share: { kind: 'rest' },
  payout: { kind: 'one_time' },
})

function firstParts(benefit: string, rule: BenefitRule | null, types: CompensationType[]): Part[] {
  if (rule?.kind === 'send' && rule.parts.length > 1) return rule.parts
  const first: Part = { ...newPart(benefit), share: { kind: 'amount', value: '50' } }
  const usable = types.find(isUsable)
  const present = rule?.kind === 'send' ? rule.parts[0] : undefined
  const into = present?.into ?? (usable ? existingType(usable) : newPart(benefit).into)
  return [{ ...first, into, payout: present?.payout ?? (usable ? payoutOf(usable) : first.payout) }, newPart(benefit)]
}
