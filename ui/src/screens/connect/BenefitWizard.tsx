import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { emptyPersonio, personioDraft } from '../../components/connection/entry'
import { PersonioForm } from '../../components/connection/PersonioForm'
import { Page } from '../../components/Page'
import type { ConnectionView } from '../../generated/types'
import { go } from '../../lib/route'
import { BenefitName } from './BenefitName'
import { BenefitTest } from './BenefitTest'
import { type BenefitStep, benefitSteps } from './benefitWizard'
import { ChooseConnection } from './ChooseConnection'
import { Steps } from './Steps'
import { usePersonioTest, useSaveBenefits } from './useBenefitWizard'

/** The wizard for benefits: credentials of Personio, their test, and a name. */
export function BenefitWizard({ address, stored }: { address: string; stored: ConnectionView[] }) {
  const { t } = useTranslation()
  const [step, setStep] = useState<BenefitStep>('personio')
  const [chosen, setChosen] = useState<string | null>(null)
  const [entry, setEntry] = useState(() => emptyPersonio(address))
  const [label, setLabel] = useState('')
  const [tried, setTried] = useState(false)
  const draft = personioDraft(entry)
  const choice = chosen ? { stored: chosen } : draft && { draft }
  const test = usePersonioTest(choice, step === 'test')
  const save = useSaveBenefits(choice, test.data?.account ?? null)
  const ready = { personio: choice !== null, test: test.ok, name: label.trim() !== '' }[step]
  const to = (next: BenefitStep) => {
    setTried(false)
    setStep(next)
  }
  const next = () => {
    setTried(true)
    if (!ready) return
    if (step === 'name') save.mutate(label.trim())
    else if (step === 'test') {
      if (!label) setLabel(test.data?.account ?? t('wizard.benefitDefaultLabel'))
      to('name')
    } else to('test')
  }
  return (
    <Page
      key={step}
      title={t('wizard.benefitTitle')}
      narrow
      footer={
        <>
          <div className="grow">
            <Button variant="subtle" color="gray" c="inherit" onClick={() => go({ at: 'overview' })} data-testid="wizard-leave">
              {t('wizard.leave')}
            </Button>
          </div>
          {step !== 'personio' && (
            <Button onClick={() => to(step === 'name' ? 'test' : 'personio')} data-testid="wizard-back">
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
            {t(step === 'name' ? 'wizard.save' : 'wizard.next')}
          </Button>
        </>
      }
    >
      <Steps steps={benefitSteps} current={step} />
      {step === 'personio' && (
        <ChooseConnection service="personio" title={t('personio.title')} stored={stored} chosen={chosen} onChosen={setChosen}>
          <PersonioForm entry={entry} onChange={setEntry} showFaults={tried} />
        </ChooseConnection>
      )}
      {step === 'test' && <BenefitTest test={test} onCredentials={() => to('personio')} />}
      {step === 'name' && <BenefitName label={label} onLabel={setLabel} showFaults={tried} error={save.error} onRetry={next} />}
    </Page>
  )
}
