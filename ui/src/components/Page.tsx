import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import css from './Page.module.css'
import { SampleTag } from './SampleTag'

type PageProps = {
  title: string
  /** One line above the title: where this belongs, which step it is. */
  over?: ReactNode
  /** Beside the title, to the right. */
  actions?: ReactNode
  sample?: boolean
  /** Stays at the bottom while the rest scrolls. */
  footer?: ReactNode
  /** Text and forms read better in a narrower column. */
  narrow?: boolean
  children: ReactNode
}

let opened = false

/** A screen: its title, its content, and what stays at the bottom. Opening one shows its top and moves the focus to its title. */
export function Page({ title, over, actions, sample, footer, narrow, children }: PageProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const content = document.getElementById('content')
    if (content) content.scrollTop = 0
    if (opened) heading.current?.focus({ preventScroll: true })
    opened = true
  }, [])
  useEffect(() => {
    document.title = `${title} – Paybridge`
  }, [title])
  return (
    <>
      {sample && <p className={css.sample}>{t('app.sampleNote')}</p>}
      <div className={css.page} data-narrow={narrow || undefined}>
        <div className={css.head}>
          <div className={css.headText}>
            {over && <p className={css.over}>{over}</p>}
            <h1 ref={heading} tabIndex={-1} className={css.title}>
              {title}
              {sample && <SampleTag />}
            </h1>
          </div>
          {actions && <div className={`${css.actions} no-print`}>{actions}</div>}
        </div>
        {children}
      </div>
      {footer && <div className={`${css.footer} no-print`}>{footer}</div>}
    </>
  )
}
