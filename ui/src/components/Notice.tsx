import { type Icon, IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './Notice.module.css'

const icons = { warn: IconAlertTriangle, ok: IconCheck, quiet: IconInfoCircle } satisfies Record<string, Icon>

/** A message to the owner, with its actions on the right. */
export function Notice({ tone, children, action }: { tone: keyof typeof icons; children: ReactNode; action?: ReactNode }) {
  const Icon = icons[tone]
  return (
    <div className={css.notice} data-tone={tone}>
      <Icon size={18} stroke={1.8} aria-hidden className={css.icon} />
      <div className={css.text}>{children}</div>
      {action}
    </div>
  )
}
