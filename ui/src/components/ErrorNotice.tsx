import { Button } from '@mantine/core'
import { IconAlertTriangle, IconBug, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../generated/types'
import { backend } from '../lib/backend'
import { errorTable, hintText, type NextAction, readableText, type Severity } from '../lib/errors'
import { go } from '../lib/route'
import css from './ErrorNotice.module.css'
import { TraceId } from './TraceId'

const icons = { wait: IconClock, mend: IconAlertTriangle, broken: IconBug } satisfies Record<Severity, unknown>

type ErrorNoticeProps = {
  error: AppError
  onRetry?: () => void
  /** Opens the integration with its credentials and settings. */
  onCredentials?: () => void
  /** Prepares a new plan. */
  onPrepare?: () => void
  onDismiss?: () => void
}

/** An error for the owner: the event, its meaning, the remedy, and a button that carries the remedy out. */
export function ErrorNotice({ error, onRetry, onCredentials, onPrepare, onDismiss }: ErrorNoticeProps) {
  const { t } = useTranslation()
  const { severity, action: way } = errorTable[error.code]
  const Icon = icons[severity]
  const byMail = error.service === 'SMTP'
  const service = byMail ? t('mail.server') : (error.service ?? t('errorWords.someService'))
  const [message, place] = [readableText(error.said), readableText(error.hint)]
  const actions: Record<NextAction, (() => void) | undefined> = {
    retry: onRetry,
    credentials: onCredentials,
    folder: () => void backend.openDataFolder().catch(() => undefined),
    prepare: onPrepare,
    overview: () => go({ at: 'overview' }),
    mail: () => go({ at: 'settings' }),
    settings: onCredentials,
    none: undefined,
  }
  const act = actions[way]
  return (
    <div className={css.notice} data-severity={severity} role="alert" data-testid={`error-${error.code}`}>
      <Icon size={20} stroke={1.8} aria-hidden className={css.icon} />
      <div className={css.text}>
        <p className={css.title}>{t(`errors.${error.code}.title`, { service })}</p>
        <p>
          {t(`errors.${error.code}.meaning`, { service })} {t(`errors.${error.code}.todo`, { service })}
        </p>
        {message && (
          <blockquote className={css.quote}>
            {t('errorWords.theirWords', { service })} <q>{message}</q>
          </blockquote>
        )}
        {place && <p className={css.quote}>{hintText(error.code, place, t)}</p>}
        {error.code === 'unreachable' && place !== 'proxy_script' && !byMail && <p>{t('errorWords.pac')}</p>}
        {error.trace && <TraceId service={service} trace={error.trace} />}
        <div className={css.actions}>
          {act && way !== 'none' && (
            <Button size="xs" onClick={act} data-testid={`error-act-${way}`}>
              {t(`errorWords.act.${way}`)}
            </Button>
          )}
          {way !== 'retry' && onRetry && (
            <Button size="xs" variant="subtle" color="gray" c="inherit" onClick={onRetry} data-testid="error-act-retry">
              {t('errorWords.act.retry')}
            </Button>
          )}
          {onDismiss && (
            <Button size="xs" variant="subtle" color="gray" c="inherit" onClick={onDismiss} data-testid="error-dismiss">
              {t('errorWords.dismiss')}
            </Button>
          )}
        </div>
        {error.message && (
          <details className={css.details}>
            <summary>{t('errorWords.details')}</summary>
            <code>
              {error.code}: {error.message}
            </code>
          </details>
        )}
      </div>
    </div>
  )
}
