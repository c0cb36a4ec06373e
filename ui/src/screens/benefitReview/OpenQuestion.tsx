import { useTranslation } from 'react-i18next'
import { OpenRun } from '../../components/OpenRun'
import type { OpenWrite } from '../../generated/types'
import { ends } from '../../lib/services'
import { OwnerWord } from '../run/OwnerWord'
import css from './BenefitReview.module.css'
import type { PayRow } from './payRows'

type OpenQuestionProps = { row: PayRow; open: OpenWrite; onSaid: () => void }

/** What is known of a write that an earlier transfer left open, and the question that settles it, where the row stands. */
export function OpenQuestion({ row, open, onSaid }: OpenQuestionProps) {
  const { t } = useTranslation()
  const { target } = ends.benefits
  const type = row.findings.find(({ code }) => code === 'benefit_type_open')?.params.type
  return (
    <div className={css.openQuestion} data-testid={`open-question-${row.key}`}>
      <p>{t(`benefitReview.known.${open.known}`, { target })}</p>
      <OwnerWord
        runId={open.run_id}
        row={{ key: open.key, name: row.name }}
        pay={row.benefit}
        type={type}
        target={target}
        onSaid={onSaid}
      />
      <OpenRun open={open} />
    </div>
  )
}
