import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { BenefitOverview, BenefitRule, Money, PlanView } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { sumOf } from '../../lib/money'
import { isOpen } from '../benefitRules/rules'
import css from './BenefitReview.module.css'
import { UseRow } from './UseRow'

type UseTableProps = { plan: PlanView; benefits: BenefitOverview; onAnswered: () => void; children: ReactNode }
type Decision = { id: string; rule: BenefitRule }

const figures = ['listed', 'to_send', 'there', 'left_out'] as const

/** The benefits of the month with their figures and rules. A decision is saved at once. */
export function UseTable({ plan, benefits, onAnswered, children }: UseTableProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const id = plan.integration_id
  const [decided, setDecided] = useState<ReadonlyMap<string, BenefitRule>>(new Map())
  const save = useMutation({
    mutationFn: ({ id: benefit, rule }: Decision) => backend.benefitRule({ integrationId: id, benefitId: benefit, rule }),
    onSuccess: (_, { id: benefit, rule }) => {
      setDecided((before) => new Map(before).set(benefit, rule))
      onAnswered()
      void client.invalidateQueries({ queryKey: ['integration', id] })
      void client.invalidateQueries({ queryKey: ['benefit-month', id] })
    },
  })
  const open = benefits.uses.filter(({ rule }) => isOpen(rule, benefits.types)).length
  const total = (figure: (typeof figures)[number]): Money =>
    sumOf(
      benefits.uses.map((use) => use[figure].amount),
      benefits.currency,
    )
  if (benefits.uses.length === 0) return null
  return (
    <Card title={t('benefitReview.uses', { month: formats.month(benefits.month) })}>
      {open > 0 && <p className={css.open}>{t('benefitReview.open', { count: open })}</p>}
      <div className={css.scroll}>
        <table className={css.uses}>
          <thead>
            <tr>
              <th scope="col">{t('benefitReview.benefit')}</th>
              {figures.map((figure) => (
                <th key={figure} scope="col" className="figure">
                  {t(`benefitReview.figures.${figure}`)}
                </th>
              ))}
            </tr>
          </thead>
          {benefits.uses.map((use) => (
            <UseRow
              key={use.benefit.id}
              use={use}
              types={benefits.types}
              decided={decided.get(use.benefit.id)}
              pending={save.isPending && save.variables.id === use.benefit.id}
              onRule={(rule) => save.mutate({ id: use.benefit.id, rule })}
            />
          ))}
          <tfoot>
            <tr>
              <th scope="row">{t('benefits.total')}</th>
              {figures.map((figure) => (
                <td key={figure} className="figure" data-testid={`uses-${figure}`}>
                  {formats.money(total(figure))}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      {save.error && <ErrorNotice error={asAppError(save.error)} onRetry={() => save.variables && save.mutate(save.variables)} />}
      {children}
    </Card>
  )
}
