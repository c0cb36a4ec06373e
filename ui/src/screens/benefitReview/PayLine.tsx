import { Checkbox } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { benefitBadges } from '../../components/badgeStyles'
import type { BenefitOverview, OpenWrite } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { sumOf } from '../../lib/money'
import { displayName } from '../../lib/names'
import review from '../review/Review.module.css'
import { isSendable } from '../review/selection'
import css from './BenefitReview.module.css'
import { OpenQuestion } from './OpenQuestion'
import { PayDetails } from './PayDetails'
import type { PayRow } from './payRows'

type PayLineProps = {
  row: PayRow
  benefits: BenefitOverview
  ticked: boolean
  onTick: (ticked: boolean) => void
  /** The owner's answer about the unsettled write of this row. The plan itself is older than the answer. */
  answer: boolean | undefined
  onAnswer: (open: OpenWrite, presentText: boolean) => void
}

/** A person's amount of one type: a summary line, and when opened, its parts and findings. */
export function PayLine({ row, benefits, ticked, onTick, answer, onAnswer }: PayLineProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [open, setOpen] = useState(false)
  const details = useId()
  const { benefit } = row
  const { state, pay_type, parts, wanted, held, email } = benefit
  const isType = state === 'type_to_make'
  const name = isType ? t('benefitReview.typeRow') : displayName(row.name, t)
  const label = pay_type ? `${name}, ${pay_type.name}` : name
  const Chevron = open ? IconChevronDown : IconChevronRight
  const warned = row.findings.some(({ severity }) => severity === 'warning')
  const names = parts.map((part) => part.name)
  const presentText =
    held.length > 0 &&
    formats.money(
      sumOf(
        held.map(({ amount }) => amount.amount),
        benefits.currency,
      ),
    )
  return (
    <tbody className={review.group} data-open={open || undefined} data-testid={`pay-${row.key}`} data-state={state}>
      <tr className={review.row}>
        <td className={review.tickCell}>
          <Checkbox
            checked={ticked}
            disabled={!isSendable(row)}
            onChange={(event) => onTick(event.currentTarget.checked)}
            aria-label={t(isSendable(row) ? 'review.selectPerson' : 'review.cannotSelect', { name: label })}
            data-testid={`pay-tick-${row.key}`}
          />
        </td>
        <th scope="row" className={css.name}>
          <button
            type="button"
            className={review.name}
            aria-expanded={open}
            aria-controls={details}
            aria-label={t(open ? 'benefitReview.close' : 'benefitReview.open', { name: label })}
            onClick={() => setOpen(!open)}
            data-testid={`pay-open-${row.key}`}
          >
            <Chevron size={16} aria-hidden className={review.chevron} />
            {name}
          </button>
          {email && <span className={css.below}>{email}</span>}
        </th>
        <td className={css.type}>
          {pay_type?.name ?? '–'}
          {names.length > 0 && String(names) !== pay_type?.name && <span className={css.small}>{formats.list(names)}</span>}
        </td>
        <td>
          <span className={css.states}>
            <Badge {...benefitBadges[state]} text={t(`benefitReview.states.${state}`)} />
            {benefit.sent_before && <Badge tone="bad" icon={IconAlertTriangle} text={t('benefitReview.sentBefore')} />}
            {warned && !benefit.sent_before && (
              <IconAlertTriangle size={15} className={css.warned} role="img" aria-label={t('severities.warning')}>
                <title>{t('severities.warning')}</title>
              </IconAlertTriangle>
            )}
          </span>
        </td>
        <td className="figure">{presentText}</td>
        <td className={`figure ${css.last}`}>{wanted && <strong>{formats.money(wanted)}</strong>}</td>
      </tr>
      {row.open && (
        <tr>
          <td />
          <td colSpan={5}>
            <OpenQuestion row={row} open={row.open} answer={answer} onAnswer={onAnswer} />
          </td>
        </tr>
      )}
      {open && (
        <tr id={details}>
          <td colSpan={6} className={review.details}>
            <PayDetails row={row} currency={benefits.currency} />
          </td>
        </tr>
      )}
    </tbody>
  )
}
