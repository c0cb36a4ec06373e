import type { ReactNode } from 'react'
import css from './EmptyState.module.css'

/** An empty list: its purpose, the reason why it is empty, and the next action. */
export function EmptyState({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <div className={css.blank}>
      <p className={css.title}>{title}</p>
      {text && <p className="soft">{text}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
