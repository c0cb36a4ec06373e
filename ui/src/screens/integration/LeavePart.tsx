import { Radio, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Deduction, GradedHours, LeaveSettings } from '../../generated/types'
import css from './Integration.module.css'
import { LeaveRules } from './LeaveRules'
import { SettingPart } from './SettingPart'

const deductions: Deduction[] = ['month_after', 'same_month']

type LeavePartProps = { value: LeaveSettings; onChange: (change: Partial<LeaveSettings>) => void }

/** The leave settings that are decided once. */
export function LeavePart({ value, onChange }: LeavePartProps) {
  const { t } = useTranslation()
  const decided = Object.keys(value.rules).length
  const unproven = value.read_everybody || value.payroll_events
  return (
    <>
      <SettingPart
        title={t('leaveSettings.rules')}
        now={decided > 0 ? t('leaveSettings.rulesNow', { count: decided }) : t('leaveSettings.rulesNone')}
        testid="settings-leave-rules"
      >
        <p className="soft">{t('leaveSettings.rulesHelp')}</p>
        {decided > 0 && <LeaveRules rules={value.rules} onChange={(rules) => onChange({ rules })} />}
      </SettingPart>
      <SettingPart
        title={t('leaveSettings.deduction')}
        now={t(`leaveSettings.deductions.${value.deduction}`)}
        testid="settings-deduction"
      >
        <Radio.Group
          label={t('leaveSettings.deductionHelp')}
          value={value.deduction}
          onChange={(deduction) => onChange({ deduction: deduction as Deduction })}
        >
          <div className={css.row}>
            {deductions.map((deduction) => (
              <Radio
                key={deduction}
                value={deduction}
                label={t(`leaveSettings.deductions.${deduction}`)}
                data-testid={`settings-deduction-${deduction}`}
              />
            ))}
          </div>
        </Radio.Group>
      </SettingPart>
      <SettingPart
        title={t('leaveSettings.graded')}
        now={t(`leaveSettings.gradedNow.${value.graded ?? 'open'}`)}
        testid="settings-graded"
      >
        <Radio.Group
          label={t('leaveSettings.gradedHelp')}
          value={value.graded ?? ''}
          onChange={(graded) => onChange({ graded: graded as GradedHours })}
        >
          <div className={css.row}>
            <Radio value="as_told" label={t('leaveSettings.graded8')} data-testid="settings-graded-as_told" />
            <Radio value="share_of_day" label={t('leaveSettings.graded4')} data-testid="settings-graded-share_of_day" />
          </div>
        </Radio.Group>
      </SettingPart>
      <SettingPart
        title={t('leaveSettings.unproven')}
        now={t(unproven ? 'leaveSettings.unprovenOn' : 'leaveSettings.unprovenOff')}
        testid="settings-leave-unproven"
      >
        <Switch
          label={t('leaveSettings.readEverybody')}
          description={t('leaveSettings.readEverybodyHelp')}
          checked={value.read_everybody}
          onChange={(event) => onChange({ read_everybody: event.currentTarget.checked })}
          data-testid="settings-read-everybody"
        />
        <Switch
          label={t('leaveSettings.payrollEvents')}
          description={t('leaveSettings.payrollEventsHelp')}
          checked={value.payroll_events}
          onChange={(event) => onChange({ payroll_events: event.currentTarget.checked })}
          data-testid="settings-payroll-events"
        />
      </SettingPart>
    </>
  )
}
