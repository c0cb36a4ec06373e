import { useTranslation } from 'react-i18next'
import type { BenefitRule, BenefitUse, CompensationType } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { isZero } from '../../lib/money'
import { RuleChoice } from '../benefitRules/RuleChoice'
import { RuleText } from '../benefitRules/RuleText'
import css from './BenefitReview.module.css'

type UseRowProps = {
  use: BenefitUse
  types: CompensationType[]
  /** The pending decision of the owner. */
  decided: BenefitRule | undefined
  pending: boolean
  onRule: (rule: BenefitRule) => void
}

/** A benefit of the month: its figures, and below them its rule. */
export function UseRow({ use, types, decided, pending, onRule }: UseRowProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { benefit, people, listed, to_send, there, left_out, proposal } = use
  const rule = decided ?? use.rule
  return (
    <tbody className={css.use} data-testid={`use-${benefit.id}`}>
      <tr>
        <th scope="row">
          <strong>{benefit.name}</strong> <span className={css.small}>{t('benefits.people', { count: people })}</span>
        </th>
        {[listed, to_send, there, left_out].map((money, index) => (
          <td
            // In column order.
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
            key={index}
            className={isZero(money) ? 'figure soft' : 'figure'}
          >
            {isZero(money) ? '–' : formats.money(money)}
          </td>
        ))}
      </tr>
      <tr className={css.rule}>
        <td colSpan={5}>
          <div className={css.ruleLine}>
            <span>
              <RuleText rule={rule} types={types} />
            </span>
            <RuleChoice benefit={benefit} rule={rule} types={types} proposal={proposal} pending={pending} onRule={onRule} />
          </div>
        </td>
      </tr>
    </tbody>
  )
}
