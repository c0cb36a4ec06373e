import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import css from './Page.module.css'
import { SampleTag } from './SampleTag'

type PageProps = {
  title: string
  /** A line above the title: the name of the integration, or the step of a wizard. */
  over?: ReactNode
  /** Shown to the right of the title. */
  actions?: ReactNode
  sample?: boolean
  /** The footer stays visible while the content scrolls. */
  footer?: ReactNode
  /** A narrow column, which suits text and forms. */
  narrow?: boolean
  children: ReactNode
}

let opened = false

/** A screen with title, content and footer. When it opens, it scrolls to the top and moves the focus to the title. */
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
