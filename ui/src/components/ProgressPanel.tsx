import { Progress as Bar } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Progress } from '../generated/types'
import { useFormats } from '../lib/format'
import css from './ProgressPanel.module.css'

type ProgressPanelProps = {
  progress: Progress | undefined
  endpoints: { source: string; target: string }
  first: Progress['stage']
}

/** The progress of a long job: stage, count, current subject and remaining time. */
export function ProgressPanel({ progress, endpoints, first }: ProgressPanelProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const stage = t(`prepare.stages.${progress?.stage ?? first}`, endpoints)
  const spoken = useSpoken(stage)
  const total = progress?.total ?? 0
  const share = progress && total > 0 ? Math.min(100, (progress.done / total) * 100) : null
  return (
    <div className={css.panel}>
      <div className={css.line}>
        <strong>{stage} …</strong>
        <span className="soft">{progress && amount()}</span>
      </div>
      <Bar.Root size="lg" radius="xs" className={css.bar}>
        <Bar.Section
          value={share ?? 100}
          color="var(--accent)"
          animated={share === null}
          striped={share === null}
          aria-label={stage}
          aria-valuetext={progress ? amount() : undefined}
        />
      </Bar.Root>
      <div className={css.line}>
        <span>{progress?.name ? t('run.now', { name: progress.name }) : ' '}</span>
        <span className="soft">{left()}</span>
      </div>
      <span className={css.spoken} role="status">
        {spoken}
      </span>
    </div>
  )

  function amount() {
    if (!progress) return ''
    if (total > 0) return t('prepare.count', { done: formats.number(progress.done), total: formats.number(total) })
    return progress.done > 0 ? t('prepare.soFar', { count: progress.done }) : ''
  }

  function left() {
    const seconds = progress?.seconds_left
    if (seconds === null || seconds === undefined) return ''
    if (seconds < 40) return t('prepare.left.seconds')
    return t('prepare.left.minutes', { count: Math.max(1, Math.round(seconds / 60)) })
  }
}

/** The text for screen readers. It changes with the stage, not with each step. */
function useSpoken(stage: string) {
  const [spoken, setSpoken] = useState('')
  useEffect(() => setSpoken(stage), [stage])
  return spoken
}
