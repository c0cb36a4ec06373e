import { Checkbox, Group, Radio, Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EmailChoice, IntegrationSettings, KleerCalls } from '../generated/types'
import { useCallTexts, useUnprovenCalls } from '../lib/calls'
import { Disclosure } from './Disclosure'

/** The settings of a new integration. */
export const firstSettings: IntegrationSettings = {
  email: 'private',
  deactivate_leavers: false,
  lead: { kind: 'alexis' },
  scope: { kind: 'all' },
  shrink_limit: 20,
  employee_number: null,
  hourly_type: null,
  permanent_type: null,
  leave: { rules: {}, deduction: 'month_after', graded: null, read_everybody: false, payroll_events: false },
  benefits: { rules: {}, currency: 'EUR', number_attribute: null, send_negative: false },
  mail: { to: [], people: false },
  kleer_calls: {
    omit_new_id: false,
    create_agreement_by_post: false,
    street_in_address1: false,
    agreements_have_gaps: false,
    no_empty_comment: false,
  },
}

type IntegrationSettingsFieldsProps = {
  value: IntegrationSettings
  onChange: (settings: IntegrationSettings) => void
  /** Questions that can only be asked once the integration exists. */
  children?: ReactNode
}

/** The calls whose request format these settings choose. */
const switched: ReadonlySet<string> = new Set(['kleer.create_user', 'kleer.create_agreement'])

/** The settings of an integration. The settings of unproven calls are in a disclosure. */
export function IntegrationSettingsFields({ value, onChange, children }: IntegrationSettingsFieldsProps) {
  const { t } = useTranslation()
  const callTexts = useCallTexts()
  const unproven = useUnprovenCalls('kleer').filter((name) => switched.has(name))
  const calls = (change: Partial<KleerCalls>) => onChange({ ...value, kleer_calls: { ...value.kleer_calls, ...change } })
  return (
    <>
      <Radio.Group
        label={t('integration.email')}
        value={value.email}
        onChange={(email) => onChange({ ...value, email: email as EmailChoice })}
      >
        <Group gap="lg" pt="xs">
          <Radio value="private" label={t('integration.emails.private')} data-testid="email-private" />
          <Radio value="work" label={t('integration.emails.work')} data-testid="email-work" />
        </Group>
      </Radio.Group>
      <Switch
        label={t('integration.leavers')}
        description={t('integration.leaversHelp')}
        checked={value.deactivate_leavers}
        onChange={(event) => onChange({ ...value, deactivate_leavers: event.currentTarget.checked })}
        data-testid="deactivate-leavers"
      />
      {children}
      <Disclosure title={t('connection.advanced')} testid="advanced-settings">
        <p className="soft">
          {t('integration.advancedText')}
          {unproven.length > 0 && ` ${t('integration.unproven', { calls: callTexts(unproven) })}`}
        </p>
        <Checkbox
          label={t('integration.omitId')}
          description={t('integration.omitIdHelp')}
          checked={value.kleer_calls.omit_new_id}
          onChange={(event) => calls({ omit_new_id: event.currentTarget.checked })}
          data-testid="omit-new-id"
        />
        <Checkbox
          label={t('integration.byPost')}
          description={t('integration.byPostHelp')}
          checked={value.kleer_calls.create_agreement_by_post}
          onChange={(event) => calls({ create_agreement_by_post: event.currentTarget.checked })}
          data-testid="create-agreement-by-post"
        />
        <Checkbox
          label={t('integration.street1')}
          description={t('integration.street1Help')}
          checked={value.kleer_calls.street_in_address1}
          onChange={(event) => calls({ street_in_address1: event.currentTarget.checked })}
          data-testid="street-in-address1"
        />
        <Checkbox
          label={t('integration.gaps')}
          description={t('integration.gapsHelp')}
          checked={value.kleer_calls.agreements_have_gaps}
          onChange={(event) => calls({ agreements_have_gaps: event.currentTarget.checked })}
          data-testid="agreements-have-gaps"
        />
        <Checkbox
          label={t('integration.dash')}
          description={t('integration.dashHelp')}
          checked={value.kleer_calls.no_empty_comment}
          onChange={(event) => calls({ no_empty_comment: event.currentTarget.checked })}
          data-testid="no-empty-comment"
        />
      </Disclosure>
    </>
  )
}
