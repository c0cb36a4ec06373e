import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BenefitOverview, PlanView } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { exportEndpoints } from '../../lib/services'
import { ReviewFrame } from '../review/ReviewFrame'
import { BenefitNotes } from './BenefitNotes'
import { DifferenceDisclosure } from './DifferenceDisclosure'
import { NothingToPay } from './NothingToPay'
import { openWriteKey } from './OpenQuestion'
import { PayTable } from './PayTable'
import { PayTools } from './PayTools'
import { choosePay, chosenPay, firstPay, isFar, type PayFilter, payRows, shownPay } from './payRows'
import { UseTable } from './UseTable'

type BenefitReviewProps = { plan: PlanView; benefits: BenefitOverview; only: string[] }

/** The review of a month of benefits: rules, figures, and every amount by person and type. */
export function BenefitReview({ plan, benefits, only }: BenefitReviewProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const rows = useMemo(() => payRows(plan.changes), [plan.changes])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => firstPay(rows, only))
  const [filter, setFilter] = useState<PayFilter>('all')
  const [text, setText] = useState('')
  const [shrinkConfirmed, setShrinkConfirmed] = useState(false)
  const [resendConfirmed, setResendConfirmed] = useState(false)
  const [decided, setDecided] = useState(false)
  const [answers, setAnswers] = useState<ReadonlyMap<string, boolean>>(new Map())
  // The deferred value keeps typing fast while the table is drawn.
  const sought = useDeferredValue(text)
  const shown = useMemo(() => shownPay(rows, filter, sought), [rows, filter, sought])
  const { count, total, types, resends } = chosenPay(chosen, rows, benefits.currency)
  const asks = resends > 0 || isFar(benefits.months_ago)
  const { target } = exportEndpoints.benefits
  // A filter may hide the question, so it must be drawn before it can be focused.
  const [seeking, setSeeking] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect must run when the shown rows change
  useEffect(() => {
    const question = seeking && document.querySelector('[data-open-question] button')
    if (!(question instanceof HTMLElement)) return
    question.focus()
    setSeeking(false)
  }, [seeking, shown])
  const toQuestion = () => {
    setFilter('blocked')
    setText('')
    setSeeking(true)
  }
  const values = { count, total: formats.money(total), target }
  return (
    <ReviewFrame
      plan={plan}
      chosen={chosen}
      shown={shown}
      shrinkConfirmed={shrinkConfirmed}
      resendConfirmed={asks && resendConfirmed}
      wait={asks && !resendConfirmed && count > 0 ? t('benefitReview.resendFirst') : null}
      sendText={
        types > 0
          ? `${t('benefitReview.makeTypes', { count: types })} ${t('benefitReview.send', values)}`
          : t('benefitReview.send', values)
      }
      back={{ at: 'benefits', id: plan.integration_id, month: benefits.month }}
      first={
        decided || answers.size > 0
          ? { why: t('leaveReview.stale'), button: t(decided ? 'leaveReview.compareChoices' : 'run.compareAgain') }
          : undefined
      }
      notes={
        <BenefitNotes
          plan={plan}
          benefits={benefits}
          rows={rows}
          answers={answers}
          toQuestion={toQuestion}
          resends={resends}
          shrinkConfirmed={shrinkConfirmed}
          onShrinkConfirmed={setShrinkConfirmed}
          resendConfirmed={resendConfirmed}
          onResendConfirmed={setResendConfirmed}
        />
      }
    >
      <UseTable plan={plan} benefits={benefits} onAnswered={() => setDecided(true)}>
        <DifferenceDisclosure difference={benefits.difference} month={benefits.month} />
      </UseTable>
      <NothingToPay rows={rows} />
      {rows.length > 0 && (
        <>
          <PayTools rows={rows} filter={filter} onFilter={setFilter} text={text} onText={setText} />
          <PayTable
            // A new filter resets the table to its first rows.
            key={`${filter} ${sought}`}
            benefits={benefits}
            rows={shown}
            chosen={chosen}
            onTick={(changed, ticked) => setChosen(choosePay(chosen, rows, changed, ticked))}
            answers={answers}
            onAnswer={(open, there) => setAnswers(new Map(answers).set(openWriteKey(open), there))}
            onShowAll={() => {
              setFilter('all')
              setText('')
            }}
          />
        </>
      )}
    </ReviewFrame>
  )
}
