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
  /** What the owner just said. */
  said: BenefitRule | undefined
  pending: boolean
  onRule: (rule: BenefitRule) => void
}

/** One benefit of the month: its figures, and below them what it becomes. */
export function UseRow({ use, types, said, pending, onRule }: UseRowProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { benefit, people, listed, to_send, there, left_out, proposal } = use
  const rule = said ?? use.rule
  return (
    <tbody className={css.use} data-testid={`use-${benefit.id}`}>
      <tr>
        <th scope="row">
          <strong>{benefit.name}</strong> <span className={css.small}>{t('benefits.people', { count: people })}</span>
        </th>
        {[listed, to_send, there, left_out].map((money, index) => (
          <td
            // The order of the columns.
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
