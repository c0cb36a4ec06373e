import type { ReactNode } from 'react'
import css from './Disclosure.module.css'

/** Content that is hidden until the owner opens it. */
export function Disclosure({ title, testid, children }: { title: string; testid: string; children: ReactNode }) {
  return (
    <details className={css.fold}>
      <summary data-testid={testid}>{title}</summary>
      <div className={css.inside}>{children}</div>
    </details>
  )
}
