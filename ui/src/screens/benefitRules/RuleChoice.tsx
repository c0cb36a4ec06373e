import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WrappingButton } from '../../components/WrappingButton'
import type { BenefitRule, CompensationType } from '../../generated/types'
import { categoryWord } from '../../lib/value'
import { NewType } from './NewType'
import { PayoutChoice } from './PayoutChoice'
import { RuleSelect, type RuleWish } from './RuleSelect'
import css from './Rules.module.css'
import { changedType, existing, isOpen, isUsable, payoutOf, soleOf, whole, wordOf } from './rules'
import { SplitForm } from './SplitForm'

type RuleChoiceProps = {
  benefit: { id: string; name: string }
  rule: BenefitRule | null
  types: CompensationType[]
  /** The type that it most likely belongs to; taken only when the owner says so. */
  proposal?: CompensationType | null
  pending: boolean
  onRule: (rule: BenefitRule) => void
}

/** Everything that can become of a benefit: what is proposed, the drop-down, and the forms behind it. */
export function RuleChoice({ benefit, rule, types, proposal, pending, onRule }: RuleChoiceProps) {
  const { t } = useTranslation()
  const [form, setForm] = useState<'new' | 'split' | null>(null)
  const keep = (next: BenefitRule) => {
    setForm(null)
    onRule(next)
  }
  const wish = (wanted: RuleWish) => {
    if (wanted === 'new' || wanted === 'split') setForm(wanted)
    else if (wanted === 'none') keep({ kind: 'do_not_send' })
    else keep(whole(existing(wanted.type), payoutOf(wanted.type)))
  }
  const sole = soleOf(rule)
  const changed = sole ? changedType(sole, types) : undefined
  return (
    <div className={css.choice}>
      <div className={css.inline}>
        {proposal && isOpen(rule, types) && (
          <WrappingButton
            text={t('rules.propose', { type: proposal.name })}
            loading={pending}
            onClick={() => keep(whole(existing(proposal), payoutOf(proposal)))}
            testid={`rule-propose-${benefit.id}`}
          />
        )}
        {changed && isUsable(changed) && (
          <WrappingButton
            text={t('rules.takeChanged', { type: changed.name, now: categoryWord(wordOf(changed), t) })}
            loading={pending}
            onClick={() => keep(whole(existing(changed), payoutOf(changed)))}
            testid={`rule-take-changed-${benefit.id}`}
          />
        )}
        {sole?.payout.kind === 'recurring' && (
          <PayoutChoice
            value={sole.payout}
            fixed
            onChange={(payout) => keep(whole(sole.into, payout))}
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
          onWish={wish}
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
