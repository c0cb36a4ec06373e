import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './Connect.module.css'
import { type WizardStep, wizardSteps } from './wizard'

/** Where you are in the wizard. */
export function Steps({ current }: { current: WizardStep }) {
  const { t } = useTranslation()
  const at = wizardSteps.indexOf(current)
  return (
    <ol className={css.steps} aria-label={t('wizard.step', { number: at + 1, total: wizardSteps.length })}>
      {wizardSteps.map((step, index) => (
        <li key={step} className={css.step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
          <span className={css.number}>{index < at ? <IconCheck size={14} stroke={2.5} aria-hidden /> : index + 1}</span>
          {t(`wizard.steps.${step}`)}
        </li>
      ))}
    </ol>
  )
}
