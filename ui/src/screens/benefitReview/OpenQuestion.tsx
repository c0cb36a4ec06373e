import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { OpenRun } from '../../components/OpenRun'
import type { OpenPay, OpenWrite } from '../../generated/types'
import { exportEndpoints } from '../../lib/services'
import { ManualResolution } from '../run/ManualResolution'
import { usePaymentText } from '../run/payment'
import css from './BenefitReview.module.css'
import type { PayRow } from './payRows'

/** A write's key in the window. Several rows may wait for the creation of the same type, and share its key. */
export const openWriteKey = ({ run_id, key }: OpenWrite) => `${run_id} ${key}`

type OpenQuestionProps = {
  row: PayRow
  open: OpenWrite
  /** The owner's answer, if there is one. */
  answer: boolean | undefined
  onAnswer: (open: OpenWrite, there: boolean) => void
}

/** The facts about a write that an earlier transfer left unsettled, with the question that settles it, below its row. */
export function OpenQuestion({ row, open, answer, onAnswer }: OpenQuestionProps) {
  const { t } = useTranslation()
  const { target } = exportEndpoints.benefits
  // The pressed button disappears, so the answer takes its focus.
  const hasAnswered = useRef(false)
  if (answer !== undefined) return <GivenAnswer there={answer} focused={hasAnswered.current} />
  // A write that paid nothing is settled in its own transfer.
  return (
    <div className={css.openQuestion} data-open-question data-testid={`open-question-${row.key}`}>
      <p>{t(`benefitReview.known.${open.known}`, { target })}</p>
      {open.pay && (
        <>
          <OpenPayment name={row.name} pay={open.pay} />
          <ManualResolution
            runId={open.run_id}
            row={{ key: open.key, name: row.name }}
            pay={open.pay}
            target={target}
            onResolved={(there) => {
              hasAnswered.current = true
              onAnswer(open, there)
            }}
          />
        </>
      )}
      <OpenRun open={open} />
    </div>
  )
}

/** The payment of the unsettled write. The row may now ask for another amount or month. */
function OpenPayment({ name, pay }: { name: string; pay: OpenPay }) {
  return <p data-testid="open-payment">{usePaymentText(name, pay)}</p>
}

function GivenAnswer({ there, focused }: { there: boolean; focused: boolean }) {
  const { t } = useTranslation()
  const { target } = exportEndpoints.benefits
  const text = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (focused) text.current?.focus()
  }, [focused])
  return (
    <p ref={text} tabIndex={-1} className={css.openQuestion} data-testid="open-answer">
      {t(there ? 'benefitReview.answered.there' : 'benefitReview.answered.notThere', { target })}
    </p>
  )
}
