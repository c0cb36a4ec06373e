import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import css from './Settings.module.css'

/** The diagnostics for support, shown in full before they are saved. */
export function DiagnosticsPart() {
  const { t } = useTranslation()
  const show = useMutation({ mutationFn: backend.diagnostics })
  const save = useMutation({ mutationFn: backend.diagnosticsSave })
  return (
    <Card title={t('diagnostics.title')}>
      <p>{t('diagnostics.text')}</p>
      <p className="soft">{t('diagnostics.holds')}</p>
      <p className="soft">{t('diagnostics.holdsNot')}</p>
      <div className={css.buttons}>
        <Button onClick={() => show.mutate()} loading={show.isPending} data-testid="diagnostics-show">
          {t('diagnostics.show')}
        </Button>
        {show.data !== undefined && (
          <Button onClick={() => save.mutate()} loading={save.isPending} data-testid="diagnostics-save">
            {t('diagnostics.save')}
          </Button>
        )}
      </div>
      {show.data !== undefined && (
        <>
          <p className="soft">{t('diagnostics.hint')}</p>
          {/* The region must be scrollable by keyboard. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
          <section className={css.shown} tabIndex={0} aria-label={t('diagnostics.title')} data-testid="diagnostics-text">
            {show.data}
          </section>
        </>
      )}
      {save.data && (
        <p role="status" data-testid="diagnostics-saved">
          {t('diagnostics.saved', { path: save.data })}
        </p>
      )}
      {show.error && <ErrorNotice error={asAppError(show.error)} onRetry={() => show.mutate()} />}
      {save.error && <ErrorNotice error={asAppError(save.error)} onRetry={() => save.mutate()} />}
    </Card>
  )
}
