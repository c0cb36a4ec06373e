import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AlexisForm } from '../../components/connection/AlexisForm'
import { KleerForm } from '../../components/connection/KleerForm'
import { Page } from '../../components/Page'
import { SalaryQuestionPanel } from '../../components/SalaryQuestionPanel'
import type { ConnectionView } from '../../generated/types'
import { go } from '../../lib/route'
import { ChooseConnection } from './ChooseConnection'
import { LabelStep } from './LabelStep'
import { Steps } from './Steps'
import { TestStep } from './TestStep'
import { useSaveIntegration } from './useSaveIntegration'
import { useWizardTest } from './useWizardTest'
import { choiceOf, type PairService, stepAfter, stepBefore, type Wizard, wizardSteps } from './wizard'

/** The wizard: credentials of both services, their test, name and settings, and the unit of salaries. */
export function ConnectWizard({ first, stored }: { first: Wizard; stored: ConnectionView[] }) {
  const { t } = useTranslation()
  const [wizard, setWizard] = useState(first)
  const [tried, setTried] = useState(false)
  const { step } = wizard
  const set = (change: Partial<Wizard>) => setWizard((before) => ({ ...before, ...change }))
  const to = (next: Wizard['step']) => {
    setTried(false)
    set({ step: next })
  }
  const test = useWizardTest(wizard)
  const save = useSaveIntegration(wizard, test, (integrationId) => set({ integrationId, step: 'salary' }))

  const ready = {
    alexis: choiceOf(wizard, 'alexis') !== null,
    kleer: choiceOf(wizard, 'kleer') !== null,
    test: test.ok,
    label: wizard.label.trim() !== '',
    salary: true,
  }[step]

  const choosing = (service: PairService) => ({
    service,
    stored,
    chosen: wizard.stored[service] ?? null,
    onChosen: (id: string | null) => set({ stored: { ...wizard.stored, [service]: id } }),
  })

  const next = () => {
    setTried(true)
    if (!ready) return
    if (step === 'label') {
      save.mutate()
      return
    }
    if (step === 'test' && !wizard.label) set({ label: test.alexis.data?.account ?? t('wizard.defaultLabel') })
    to(stepAfter(step))
  }

  return (
    <Page
      // Each step opens like a screen: at its top, with the focus on its title.
      key={step}
      title={t('wizard.title')}
      narrow
      footer={
        step !== 'salary' && (
          <>
            <div className="grow">
              <Button variant="subtle" color="gray" c="inherit" onClick={() => go({ at: 'overview' })} data-testid="wizard-leave">
                {t('wizard.leave')}
              </Button>
            </div>
            {step !== 'alexis' && (
              <Button onClick={() => to(stepBefore(step))} data-testid="wizard-back">
                {t('wizard.back')}
              </Button>
            )}
            <Button
              variant={ready ? 'filled' : 'default'}
              disabled={step === 'test' && !ready}
              loading={save.isPending}
              onClick={next}
              data-testid="wizard-next"
            >
              {t(step === 'label' ? 'wizard.save' : 'wizard.next')}
            </Button>
          </>
        )
      }
    >
      <Steps steps={wizardSteps} current={step} />
      {step === 'alexis' && (
        <ChooseConnection {...choosing('alexis')} title={t('alexis.title')}>
          <AlexisForm entry={wizard.alexis} onChange={(alexis) => set({ alexis })} showFaults={tried} />
        </ChooseConnection>
      )}
      {step === 'kleer' && (
        <ChooseConnection {...choosing('kleer')} title={t('kleer.title')}>
          <KleerForm entry={wizard.kleer} onChange={(kleer) => set({ kleer })} showFaults={tried} />
        </ChooseConnection>
      )}
      {step === 'test' && <TestStep test={test} onCredentials={to} />}
      {step === 'label' && <LabelStep wizard={wizard} onChange={set} showFaults={tried} error={save.error} onRetry={next} />}
      {step === 'salary' && wizard.integrationId && (
        <SalaryQuestionPanel integrationId={wizard.integrationId} onDone={() => go({ at: 'overview' })} />
      )}
    </Page>
  )
}
