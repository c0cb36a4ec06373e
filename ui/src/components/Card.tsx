import type { ReactNode } from 'react'
import css from './Card.module.css'

export function Card({ title, aside, children }: { title?: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.sheet}>
      {title && (
        <div className={css.head}>
          <h2 className={css.title}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
