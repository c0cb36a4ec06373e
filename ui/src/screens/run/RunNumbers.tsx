import { useTranslation } from 'react-i18next'
import { outcomeLooks } from '../../components/marks'
import type { OutcomeCounts } from '../../lib/bindings'
import { useFormats } from '../../lib/format'
import { countedOutcomes } from '../../lib/outcomes'
import css from './Run.module.css'

/** The outcomes as figures, confirmed always among them. */
export function RunNumbers({ counts }: { counts: OutcomeCounts }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <ul className={css.numbers}>
      {countedOutcomes
        .filter((outcome) => outcome === 'confirmed' || counts[outcome] > 0)
        .map((outcome) => {
          const { icon: Icon, tone } = outcomeLooks[outcome]
          return (
            <li key={outcome} className={css.number} data-tone={counts[outcome] > 0 ? tone : 'quiet'}>
              <Icon size={20} stroke={2} aria-hidden />
              <span className={css.figure} data-testid={`result-${outcome}-count`}>
                {formats.number(counts[outcome])}
              </span>
              {t(`run.counts.${outcome}`)}
            </li>
          )
        })}
    </ul>
  )
}
