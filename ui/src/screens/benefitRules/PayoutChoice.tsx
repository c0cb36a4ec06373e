import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Interval, Payout } from '../../generated/types'
import { intervals } from './rules'

type PayoutChoiceProps = {
  value: Payout
  onChange: (payout: Payout) => void
  /** The type fixes whether it is paid once; the owner can only choose the interval. */
  fixed?: boolean
  label: string
  testid: string
}

/** Paid once, or recurring with an interval. */
export function PayoutChoice({ value, onChange, fixed = false, label, testid }: PayoutChoiceProps) {
  const { t } = useTranslation()
  const once = { value: 'once', label: t('rules.once') }
  const often = intervals.map((interval) => ({ value: interval, label: t(`rules.intervals.${interval}`) }))
  if (fixed && value.kind === 'one_time') return <span className="soft">{once.label}</span>
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value.kind === 'one_time' ? once.value : value.interval}
      onChange={({ currentTarget: { value: chosen } }) =>
        onChange(chosen === once.value ? { kind: 'one_time' } : { kind: 'recurring', interval: chosen as Interval })
      }
      data={fixed ? often : [once, ...often]}
      data-testid={testid}
    />
  )
}
