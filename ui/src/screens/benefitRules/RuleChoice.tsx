import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WrappingButton } from '../../components/WrappingButton'
import type { BenefitRule, CompensationType } from '../../generated/types'
import { categoryText } from '../../lib/value'
import { NewType } from './NewType'
import { PayoutChoice } from './PayoutChoice'
import { type RuleOption, RuleSelect } from './RuleSelect'
import css from './Rules.module.css'
import { categoryName, changedType, existingType, isOpen, isUsable, payoutOf, sendWhole, solePart } from './rules'
import { SplitForm } from './SplitForm'

type RuleChoiceProps = {
  benefit: { id: string; name: string }
  rule: BenefitRule | null
  types: CompensationType[]
  /** The proposed type. It takes effect only when the owner accepts it. */
  proposal?: CompensationType | null
  pending: boolean
  onRule: (rule: BenefitRule) => void
}

/** The decision about a benefit: the proposal, the drop-down, and the forms behind it. */
export function RuleChoice({ benefit, rule, types, proposal, pending, onRule }: RuleChoiceProps) {
  const { t } = useTranslation()
  const [form, setForm] = useState<'new' | 'split' | null>(null)
  const keep = (next: BenefitRule) => {
    setForm(null)
    onRule(next)
  }
  const chooseOption = (option: RuleOption) => {
    if (option === 'new' || option === 'split') setForm(option)
    else if (option === 'none') keep({ kind: 'do_not_send' })
    else keep(sendWhole(existingType(option.type), payoutOf(option.type)))
  }
  const sole = solePart(rule)
  const changed = sole ? changedType(sole, types) : undefined
  return (
    <div className={css.choice}>
      <div className={css.inline}>
        {proposal && isOpen(rule, types) && (
          <WrappingButton
            text={t('rules.propose', { type: proposal.name })}
            loading={pending}
            onClick={() => keep(sendWhole(existingType(proposal), payoutOf(proposal)))}
            testid={`rule-propose-${benefit.id}`}
          />
        )}
        {changed && isUsable(changed) && (
          <WrappingButton
            text={t('rules.takeChanged', { type: changed.name, now: categoryText(categoryName(changed), t) })}
            loading={pending}
            onClick={() => keep(sendWhole(existingType(changed), payoutOf(changed)))}
            testid={`rule-take-changed-${benefit.id}`}
          />
        )}
        {sole?.payout.kind === 'recurring' && (
          <PayoutChoice
            value={sole.payout}
            fixed
            onChange={(payout) => keep(sendWhole(sole.into, payout))}
            label={t('rules.payoutOf', { name: benefit.name })}
            testid={`rule-payout-${benefit.id}`}
          />
        )}
        <RuleSelect
          name={benefit.name}
          testid={`rule-${benefit.id}`}
          rule={rule}
          types={types}
          disabled={pending}
          onOption={chooseOption}
        />
      </div>
      {form === 'new' && <NewType benefit={benefit.name} pending={pending} onRule={keep} onCancel={() => setForm(null)} />}
      {form === 'split' && (
        <SplitForm
          benefit={benefit.name}
          rule={rule}
          types={types}
          pending={pending}
          onRule={keep}
          onCancel={() => setForm(null)}
        />
      )}
    </div>
  )
}
