import { IconCheck, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { benefitLooks, outcomeLooks, proofLooks } from '../../components/marks'
import type { ProofBenefit, ProofLine, ProofPerson } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { shownName } from '../../lib/names'
import css from './Proof.module.css'
import { isSeenOnly } from './proven'
import { useCents } from './useCents'

type BenefitLinesProps = { benefit: ProofBenefit; left: boolean; open: boolean; onTurn: () => void }

/** A benefit with its people. Folded, they are still there for the printer. */
export function BenefitLines({ benefit: { benefit, name, line, people }, left, open, onTurn }: BenefitLinesProps) {
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
            onClick={onTurn}
            data-testid={`proof-open-${benefit}`}
          >
            <Chevron size={16} aria-hidden className={`${css.chevron} no-print`} />
            {name}
          </button>
        </th>
        <Figures line={line} left={left} />
        <td>
          <Badge {...proofLooks[line.mark]} text={t(`proof.marks.${line.mark}`)} />
        </td>
      </tr>
      {people.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two amounts of one person are told apart by their place only.
        <tr key={`${person.name} ${index}`} className={open ? css.person : `${css.person} ${css.folded}`}>
          <th scope="row">
            {shownName(person.name, t)}
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

/** How one amount ended, in a word. */
function PersonMark({ person }: { person: ProofPerson }) {
  const { t } = useTranslation()
  const { state, outcome, line, shown_by } = person
  if (outcome && person.differing.length > 0) return <Badge {...outcomeLooks.failed} text={t('proof.states.otherAmount')} />
  if ((state === 'there_equal' || state === 'not_sent') && !line.holds) {
    const text = person.differing.length > 1 ? t('proof.states.beside') : t('proof.states.different')
    return <Badge {...benefitLooks.there_different} text={text} />
  }
  if (state === 'there_equal') {
    const text = shown_by === 'earlier_run' ? t('proof.states.earlierRun') : t('proof.states.planning')
    return <Badge {...benefitLooks.there_equal} text={text} />
  }
  if (line.mark === 'nothing_sent') return <Badge {...proofLooks.nothing_sent} text={t('proof.marks.nothing_sent')} />
  if (state === 'not_sent') return <Badge {...benefitLooks.not_sent} text={t('proof.states.leftOut')} />
  if (isSeenOnly(person)) return <Badge {...outcomeLooks.unknown} text={t('proof.states.seen')} />
  if (outcome === 'confirmed' && line.holds) return <Badge tone="ok" icon={IconCheck} text={t('proof.marks.proven')} />
  if (outcome) return <Badge {...outcomeLooks[outcome]} text={t(`outcomes.${outcome}`)} />
  if (state === 'there_different' || state === 'goes_on') {
    return <Badge {...benefitLooks[state]} text={t('proof.states.different')} />
  }
  if (state === 'blocked') return <Badge {...benefitLooks.blocked} text={t('proof.states.blocked')} />
  return <Badge {...benefitLooks.not_sent} text={t('proof.states.notApproved')} />
}
