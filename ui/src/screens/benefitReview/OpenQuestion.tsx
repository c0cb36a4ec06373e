import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { OpenRun } from '../../components/OpenRun'
import type { OpenPay, OpenWrite } from '../../generated/types'
import { ends } from '../../lib/services'
import { OwnerWord, usePayWords } from '../run/OwnerWord'
import css from './BenefitReview.module.css'
import type { PayRow } from './payRows'

/** What names a write among all: several rows may wait for the same type. */
export const openName = ({ run_id, key }: OpenWrite) => `${run_id} ${key}`

type OpenQuestionProps = {
  row: PayRow
  open: OpenWrite
  /** What the owner answered, if anything. */
  answer: boolean | undefined
  onAnswer: (open: OpenWrite, there: boolean) => void
}

/** What is known of a write that an earlier transfer left open, and the question that settles it, where the row stands. */
export function OpenQuestion({ row, open, answer, onAnswer }: OpenQuestionProps) {
  const { t } = useTranslation()
  const { target } = ends.benefits
  // The button that was pressed is gone: the answer takes its focus.
  const pressed = useRef(false)
  if (answer !== undefined) return <QueryResult there={answer} focused={pressed.current} />
  // A write without a payment is settled where it was made.
  return (
    <div className={css.openQuestion} data-open-question data-testid={`open-question-${row.key}`}>
      <p>{t(`benefitReview.known.${open.known}`, { target })}</p>
      {open.pay && (
        <>
          <OpenPayment name={row.name} pay={open.pay} />
          <OwnerWord
            runId={open.run_id}
            row={{ key: open.key, name: row.name }}
            pay={open.pay}
            target={target}
            onSaid={(there) => {
              pressed.current = true
              onAnswer(open, there)
            }}
          />
        </>
      )}
      <OpenRun open={open} />
    </div>
  )
}

/** What was to be paid then: the row beside it may want another amount in another month. */
function OpenPayment({ name, pay }: { name: string; pay: OpenPay }) {
  return <p data-testid="open-payment">{usePayWords(name, pay)}</p>
}

/** What the owner answered. */
function QueryResult({ there, focused }: { there: boolean; focused: boolean }) {
  const { t } = useTranslation()
  const { target } = ends.benefits
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
