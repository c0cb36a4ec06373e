import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { mailBadges } from '../../components/badgeStyles'
import { Confirm } from '../../components/Confirm'
import { Disclosure } from '../../components/Disclosure'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { RunMail, RunSummary } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { queries } from '../../lib/queries'
import { go } from '../../lib/route'
import css from './Run.module.css'

/** The state of the summary mail, and two ways to send it. A mail that may have left is sent again only after a confirmation. */
export function RunMailState({ run, mail }: { run: RunSummary; mail: RunMail }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const store = (now: RunMail) => {
    client.setQueryData(queries.runMail(run.id).queryKey, now)
    setAsking(false)
    void client.invalidateQueries({ queryKey: ['overview'] })
    void client.invalidateQueries({ queryKey: ['mail-settings'] })
  }
  const send = useMutation({ mutationFn: () => backend.runMailSend({ runId: run.id }), onSuccess: store })
  const open = useMutation({ mutationFn: () => backend.runMailOpen({ runId: run.id }), onSuccess: store })
  const { state, to, error } = mail
  const nobody = to.length === 0
  const again = state === 'sent' || state === 'unclear' || state === 'opened'
  const addressed = <p className={css.mailTo}>{t('mail.to', { to: formats.list(to) })}</p>
  const sendOrAsk = () => {
    send.reset()
    if (again) setAsking(true)
    else send.mutate()
  }
  return (
    <>
      <p className={css.mailState} role="status" data-testid="mail-state" data-state={state}>
        {nobody && state === 'off' ? (
          t('mail.nobody')
        ) : (
          <>
            <Badge {...mailBadges[state]} text={t(`mail.marks.${state}`)} />
            <span>{t(`mail.states.${state}`, { when: mail.at ? formats.instant(mail.at) : '–' })}</span>
          </>
        )}
      </p>
      {!nobody && addressed}
      {error && <ErrorNotice error={error} onRetry={sendOrAsk} />}
      {!asking && send.error && <ErrorNotice error={asAppError(send.error)} onRetry={sendOrAsk} />}
      {open.error && <ErrorNotice error={asAppError(open.error)} onRetry={() => open.mutate()} />}
      <div className={css.buttons}>
        {nobody ? (
          <Button onClick={() => go({ at: 'integration', id: run.integration_id })} data-testid="mail-addresses">
            {t('mail.addresses')}
          </Button>
        ) : (
          <Button loading={send.isPending && !asking} onClick={sendOrAsk} data-testid="mail-send">
            {t(again ? 'mail.sendAgain' : 'mail.sendNow')}
          </Button>
        )}
        <Button loading={open.isPending} onClick={() => open.mutate()} data-testid="mail-open">
          {t('mail.open')}
        </Button>
      </div>
      <Disclosure title={t('mail.content')} testid="mail-content">
        <p>
          <span className="soft">{t('mail.subject')}:</span> <strong>{mail.subject}</strong>
        </p>
        <div className={css.mailText}>{mail.body}</div>
        <p className="soft">{t('mail.neverFails')}</p>
      </Disclosure>
      <Confirm
        opened={asking}
        title={t('mail.againTitle')}
        yes={t('mail.sendAgain')}
        onYes={() => send.mutate()}
        onClose={() => setAsking(false)}
        doing={send.isPending}
        error={send.error}
      >
        <p>{t(state === 'sent' ? 'mail.againSent' : 'mail.againUnclear')}</p>
        {addressed}
      </Confirm>
    </>
  )
}
