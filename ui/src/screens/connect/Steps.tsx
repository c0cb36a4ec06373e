import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BenefitStep } from './benefitWizard'
import css from './Connect.module.css'
import type { WizardStep } from './wizard'

type Step = WizardStep | BenefitStep

/** The step indicator of a wizard. */
export function Steps<S extends Step>({ steps, current }: { steps: readonly S[]; current: S }) {
  const { t } = useTranslation()
  const at = steps.indexOf(current)
  return (
    <ol className={css.steps} aria-label={t('wizard.step', { number: at + 1, total: steps.length })}>
      {steps.map((step: Step, index) => (
        <li key={step} className={css.step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
          <span className={css.number}>{index < at ? <IconCheck size={14} stroke={2.5} aria-hidden /> : index + 1}</span>
          {t(`wizard.steps.${step}`)}
        </li>
      ))}
    </ol>
  )
}
