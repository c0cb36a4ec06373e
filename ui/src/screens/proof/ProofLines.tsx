import { IconCheck, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { benefitBadges, outcomeBadges, proofBadges } from '../../components/badgeStyles'
import type { ProofBenefit, ProofLine, ProofPerson } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { displayName } from '../../lib/names'
import css from './Proof.module.css'
import { isSeenOnly } from './proofAmounts'
import { useCents } from './useCents'

type BenefitLinesProps = { benefit: ProofBenefit; left: boolean; open: boolean; onToggle: () => void }

/** A benefit with its people. When closed, the people are still printed. */
export function BenefitLines({ benefit: { benefit, name, line, people }, left, open, onToggle }: BenefitLinesProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const cents = useCents()
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <tbody className={css.group} data-testid={`proof-${benefit}`}>
      <tr className={css.benefit}>
        <th scope="row">
          <button
            type="button"
            className={css.name}
            aria-expanded={open}
            aria-label={t(open ? 'proof.close' : 'proof.open', { name })}
            onClick={onToggle}
            data-testid={`proof-open-${benefit}`}
          >
            <Chevron size={16} aria-hidden className={`${css.chevron} no-print`} />
            {name}
          </button>
        </th>
        <Figures line={line} left={left} />
        <td>
          <Badge {...proofBadges[line.mark]} text={t(`proof.marks.${line.mark}`)} />
        </td>
      </tr>
      {people.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two amounts of one person are told apart by their place only.
        <tr key={`${person.name} ${index}`} className={open ? css.person : `${css.person} ${css.folded}`}>
          <th scope="row">
            {displayName(person.name, t)}
            {person.differing.length > 0 && (
              <span className={css.instead}>
                {t('proof.instead', { shown: formats.list(person.differing.map(({ amount }) => cents(amount))) })}
              </span>
            )}
          </th>
          <Figures line={person.line} left={left} />
          <td>
            <PersonMark person={person} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}

function Figures({ line, left }: { line: ProofLine; left: boolean }) {
  const formats = useFormats()
  const figures = [line.listed, line.there, line.approved, line.sent, line.read_back, ...(left ? [line.left_out] : [])]
  return figures.map(({ amount }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places.
    <td key={index} className="figure">
      {formats.amount(amount)}
    </td>
  ))
}

/** The proof mark of one amount. */
function PersonMark({ person }: { person: ProofPerson }) {
  const { t } = useTranslation()
  const { state, outcome, line, shown_by } = person
  if (outcome && person.differing.length > 0) return <Badge {...outcomeBadges.failed} text={t('proof.states.otherAmount')} />
  if ((state === 'there_equal' || state === 'not_sent') && !line.holds) {
    const text = person.differing.length > 1 ? t('proof.states.beside') : t('proof.states.different')
    return <Badge {...benefitBadges.there_different} text={text} />
  }
  if (state === 'there_equal') {
    const text = shown_by === 'earlier_run' ? t('proof.states.earlierRun') : t('proof.states.planning')
    return <Badge {...benefitBadges.there_equal} text={text} />
  }
  if (line.mark === 'nothing_sent') return <Badge {...proofBadges.nothing_sent} text={t('proof.marks.nothing_sent')} />
  if (state === 'not_sent') return <Badge {...benefitBadges.not_sent} text={t('proof.states.leftOut')} />
  if (isSeenOnly(person)) return <Badge {...outcomeBadges.unknown} text={t('proof.states.seen')} />
  if (outcome === 'confirmed' && line.holds) return <Badge tone="ok" icon={IconCheck} text={t('proof.marks.proven')} />
  if (outcome) return <Badge {...outcomeBadges[outcome]} text={t(`outcomes.${outcome}`)} />
  if (state === 'there_different' || state === 'goes_on') {
    return <Badge {...benefitBadges[state]} text={t('proof.states.different')} />
  }
  if (state === 'blocked') return <Badge {...benefitBadges.blocked} text={t('proof.states.blocked')} />
  return <Badge {...benefitBadges.not_sent} text={t('proof.states.notApproved')} />
}
