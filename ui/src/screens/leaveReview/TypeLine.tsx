import { Button, Select } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCircleDashed } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { WrappingButton } from '../../components/WrappingButton'
import type { Activity, LeaveRule, LeaveTypeUse } from '../../generated/types'
import css from './LeaveReview.module.css'

type TypeLineProps = {
  type: LeaveTypeUse
  activities: Activity[]
  /** The pending decision of the owner. */
  decided: LeaveRule | undefined
  /** The chosen activity no longer exists at the target. */
  gone: boolean
  pending: boolean
  onRule: (rule: LeaveRule) => void
}

/** A leave type: the proposed activity, all other activities, and "do not send". */
export function TypeLine({ type, activities, decided, gone, pending, onRule }: TypeLineProps) {
  const { t } = useTranslation()
  const rule = decided ?? (gone ? null : type.rule)
  const send = ({ id, name }: Activity): LeaveRule => ({ kind: 'send', activity: id, name })
  const written = ({ name, needs_child }: Activity) => (needs_child ? t('leaveReview.namesChild', { activity: name }) : name)
  // Names are not always unique.
  const hasDuplicateName = (activity: Activity) => activities.some((other) => other !== activity && other.name === activity.name)
  const { proposal } = type
  // Activities with the same name are distinguished by the company's description and Kleer's number.
  const distinctName = (activity: Activity) => {
    const values = { activity: written(activity), id: activity.id, description: activity.description ?? '' }
    return t(activity.description ? 'leaveReview.byText' : 'leaveReview.byId', values)
  }
  return (
    <li className={css.type} data-testid={`leave-type-${type.id}`}>
      <div className={css.typeName}>
        <strong>{type.name}</strong> <span className="soft figure">{t('leaveReview.count', { count: type.days })}</span>
        <span className={css.typeState}>
          {rule?.kind === 'send' && (
            <Badge tone="ok" icon={IconCheck} text={t('leaveReview.isSent', { activity: rule.name })} wraps />
          )}
          {rule?.kind === 'do_not_send' && <Badge tone="quiet" icon={IconCircleDashed} text={t('leaveReview.isNotSent')} />}
          {!rule && gone && type.rule?.kind === 'send' && (
            <Badge
              tone="warn"
              icon={IconAlertTriangle}
              text={t('leaveReview.activityGone', { activity: type.rule.name })}
              wraps
            />
          )}
        </span>
      </div>
      <div className={css.answers}>
        {!rule && proposal && (
          <WrappingButton
            text={t('leaveReview.sendAs', { activity: proposal.name })}
            loading={pending}
            onClick={() => onRule(send(proposal))}
            testid={`leave-type-propose-${type.id}`}
          />
        )}
        {!rule && type.alike.length > 1 && (
          <span data-testid={`leave-type-alike-${type.id}`}>
            {t('leaveReview.sameName', { count: type.alike.length, name: type.alike[0]?.name })}
          </span>
        )}
        {!rule &&
          type.alike.map((activity) => (
            <WrappingButton
              key={activity.id}
              text={t('leaveReview.sendAs', { activity: distinctName(activity) })}
              loading={pending}
              onClick={() => onRule(send(activity))}
              testid={`leave-type-alike-${type.id}-${activity.id}`}
            />
          ))}
        <Select
          size="xs"
          searchable
          // With many types and activities, the option lists would be most of the page.
          comboboxProps={{ shadow: 'md', keepMounted: false }}
          aria-label={t('leaveReview.activityFor', { name: type.name })}
          placeholder={t('leaveReview.otherActivity')}
          data={activities.map((activity) => ({
            value: String(activity.id),
            label: hasDuplicateName(activity) ? distinctName(activity) : written(activity),
          }))}
          value={rule?.kind === 'send' ? String(rule.activity) : null}
          onChange={(id) => {
            const activity = activities.find((one) => String(one.id) === id)
            if (activity) onRule(send(activity))
          }}
          disabled={pending}
          data-testid={`leave-type-select-${type.id}`}
        />
        {rule?.kind !== 'do_not_send' && (
          <Button
            size="xs"
            disabled={pending}
            onClick={() => onRule({ kind: 'do_not_send' })}
            data-testid={`leave-type-leave-${type.id}`}
          >
            {t('leaveReview.doNotSend')}
          </Button>
        )}
      </div>
    </li>
  )
}
