import { Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './Waiting.module.css'

/** A loading indicator. It appears after a delay, because a short flash only unsettles. */
export function Waiting({ text }: { text?: string }) {
  const { t } = useTranslation()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={css.waiting} role="status">
      {slow && (
        <>
          <Loader size="sm" color="var(--text-soft)" aria-hidden />
          <span>{text ?? t('app.loading')}</span>
        </>
      )}
    </div>
  )
}
