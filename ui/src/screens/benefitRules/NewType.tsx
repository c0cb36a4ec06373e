import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BenefitRule, Payout } from '../../generated/types'
import { PayoutChoice } from './PayoutChoice'
import css from './Rules.module.css'
import { sendWhole } from './rules'

type NewTypeProps = { benefit: string; pending: boolean; onRule: (rule: BenefitRule) => void; onCancel: () => void }

/** A compensation type that the first run creates: its name, and whether it is paid once. */
export function NewType({ benefit, pending, onRule, onCancel }: NewTypeProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(benefit)
  const [payout, setPayout] = useState<Payout>({ kind: 'one_time' })
  const ready = name.trim() !== ''
  return (
    <form
      className={css.inline}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onRule(sendWhole({ kind: 'new', name: name.trim() }, payout))
      }}
    >
      <TextInput
        size="xs"
        aria-label={t('rules.newName', { name: benefit })}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={100}
        data-autofocus
        data-testid="rule-new-name"
      />
      <PayoutChoice value={payout} onChange={setPayout} label={t('rules.payout')} testid="rule-new-payout" />
      <Button size="xs" type="submit" disabled={!ready} loading={pending} data-testid="rule-new-save">
        {t('rules.newSave')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" c="inherit" onClick={onCancel} data-testid="rule-new-cancel">
        {t('app.cancel')}
      </Button>
      <span className={`${css.wide} soft`}>{t(payout.kind === 'one_time' ? 'rules.newHelp' : 'rules.recursHelp')}</span>
    </form>
  )
}
