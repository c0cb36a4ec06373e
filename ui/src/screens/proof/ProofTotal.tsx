import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Money, Proof } from '../../generated/types'
import { isNegative, isZero } from '../../lib/money'
import css from './Proof.module.css'
import { isEqual, leavesOut, negated, notApproved, unproven } from './proofAmounts'
import { useCents } from './useCents'

/** Whether all listed amounts are proven, in words and as two equations. */
export function ProofTotal({ proof }: { proof: Proof }) {
  const { t } = useTranslation()
  const cents = useCents()
  const { holds, total } = proof
  const left = leavesOut(proof)
  const Icon = holds ? IconCircleCheck : IconAlertTriangle
  const rest = notApproved(total)
  const open = unproven(proof)
  const good = left ? 'proof.holdsLeft' : 'proof.holds'
  const text = holds
    ? t(total.mark === 'nothing_sent' ? 'proof.holdsNothing' : good)
    : isZero(open)
      ? t('proof.holdsNotPlain')
      : t('proof.holdsNot', { amount: cents(open) })
  return (
    <section className={css.total} data-holds={holds} aria-label={t('proof.total')}>
      <p className={css.verdict}>
        <Icon size={26} stroke={1.8} aria-hidden className={css.verdictIcon} />
        <strong data-testid="proof-verdict">{text}</strong>
      </p>
      {!isZero(proof.differs) && <p data-testid="proof-differs">{t('proof.differs', { amount: cents(proof.differs) })}</p>}
      <div className={css.equation} data-testid="proof-listed">
        <Term name={t('proof.listed')} of={total.listed} />
        <Sign same={isZero(rest)} />
        <Term name={t('proof.there')} of={total.there} />
        <Plus />
        <Term name={t('proof.approved')} of={total.approved} />
        {left && (
          <>
            <Plus />
            <Term name={t('proof.leftOut')} of={total.left_out} />
          </>
        )}
        {!isZero(rest) && (
          <span className={css.rest}>
            {isNegative(rest) === isNegative(total.listed)
              ? `${t('proof.rest')}: ${cents(rest)}`
              : `${t('proof.more')}: ${cents(negated(rest))}`}
          </span>
        )}
      </div>
      <div className={css.equation} data-testid="proof-sent">
        <Term name={t('proof.approved')} of={total.approved} />
        <Sign same={isEqual(total.approved, total.sent)} />
        <Term name={t('proof.sent')} of={total.sent} />
        <Sign same={isEqual(total.sent, total.read_back)} />
        <Term name={t('proof.readBack')} of={total.read_back} />
      </div>
    </section>
  )
}

function Term({ name, of }: { name: string; of: Money }) {
  const cents = useCents()
  return (
    <span className={css.term}>
      <span className={css.termName}>{name}</span>
      <span className={css.termFigure}>{cents(of)}</span>
    </span>
  )
}

/** An equals sign or its negation, with a text for screen readers. */
function Sign({ same }: { same: boolean }) {
  const { t } = useTranslation()
  return (
    <span className={css.sign} data-same={same} role="img" aria-label={t(same ? 'proof.equal' : 'proof.notEqual')}>
      {same ? '=' : '≠'}
    </span>
  )
}

function Plus() {
  const { t } = useTranslation()
  return (
    <span className={css.sign} role="img" aria-label={t('proof.plus')}>
      +
    </span>
  )
}
