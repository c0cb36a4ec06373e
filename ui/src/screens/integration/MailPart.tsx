import { ActionIcon, Button, Switch, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SummaryMail } from '../../generated/types'
import { looksLikeAddress } from '../settings/mailServer'
import css from './Integration.module.css'
import { SettingPart } from './SettingPart'

/** A longer list should be a distribution list, which has one address. */
const MOST = 20

type MailPartProps = {
  value: SummaryMail
  onChange: (mail: SummaryMail) => void
  /** The shell refused one of the addresses. */
  wrong: boolean
}

/** The recipients of each run's summary, and whether it names the amounts of single people. */
export function MailPart({ value, onChange, wrong }: MailPartProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState(false)
  const { to, people } = value
  const full = to.length >= MOST
  const add = () => {
    const address = typed.trim()
    if (!looksLikeAddress(address)) return setRefused(true)
    if (!to.includes(address)) onChange({ ...value, to: [...to, address] })
    setTyped('')
  }
  return (
    <SettingPart
      title={t('benefitSettings.mail')}
      now={to.length > 0 ? t('benefitSettings.mailNow', { count: to.length }) : t('benefitSettings.mailNone')}
      testid="settings-mail"
    >
      <p className="soft">
        {t('benefitSettings.mailHelp')} {t('benefitSettings.mailServer')}
      </p>
      {to.length > 0 && (
        <ul className={css.addresses}>
          {to.map((address) => (
            <li key={address}>
              <span className={css.address}>{address}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                c="inherit"
                aria-label={t('benefitSettings.removeAddress', { address })}
                onClick={() => onChange({ ...value, to: to.filter((one) => one !== address) })}
                data-testid={`mail-remove-${address}`}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {wrong && (
        <p role="alert" className={css.wrong} data-testid="mail-to-wrong">
          {t('benefitSettings.addressWrong')}
        </p>
      )}
      <div className={css.add}>
        <TextInput
          label={t('benefitSettings.address')}
          description={full ? t('benefitSettings.addressMost') : undefined}
          value={typed}
          disabled={full}
          onChange={(event) => {
            setRefused(false)
            setTyped(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add()
          }}
          error={refused ? t('benefitSettings.addressTyped') : undefined}
          w={320}
          data-testid="mail-address"
        />
        <Button disabled={full || typed.trim() === ''} onClick={add} data-testid="mail-add">
          {t('benefitSettings.add')}
        </Button>
      </div>
      <Switch
        label={t('benefitSettings.people')}
        description={t('benefitSettings.peopleHelp')}
        checked={people}
        onChange={(event) => onChange({ ...value, people: event.currentTarget.checked })}
        data-testid="mail-people"
      />
    </SettingPart>
  )
}
