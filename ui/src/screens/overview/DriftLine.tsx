import { Button } from '@mantine/core'
import { IconAlertTriangle, IconEqual } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { noticeBadge } from '../../components/badgeStyles'
import { ErrorNotice } from '../../components/ErrorNotice'
import { ProgressPanel } from '../../components/ProgressPanel'
import type { Drift, IntegrationCard, Overview } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { clearProgress, useProgress } from '../../lib/progress'
import { queries } from '../../lib/queries'
import { go } from '../../lib/route'
import { exportEndpoints } from '../../lib/services'
import css from './OverviewScreen.module.css'

/** The number of differences between both sides, with a button that compares them now. A drift check sends nothing. */
export function DriftLine({ card, running }: { card: IntegrationCard; running: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const progress = useProgress(card.id)
  const { queryKey } = queries.overview
  const check = useMutation({
    mutationFn: () => {
      clearProgress(card.id)
      return backend.driftCheck({ integrationId: card.id })
    },
    onSuccess: (now) =>
      client.setQueryData<Overview>(
        queryKey,
        (view) => view && { integrations: view.integrations.map((old) => (old.id === now.id ? now : old)) },
      ),
  })
  return (
    <div className={css.drift}>
      <h3 className={css.subtitle}>{t('overview.drift.title')}</h3>
      <div className={css.driftLine}>
        <div className="grow" role="status" data-testid="drift-state">
          <State drift={card.drift} />
        </div>
        <Button size="xs" loading={check.isPending} disabled={running} onClick={() => check.mutate()} data-testid="card-drift">
          {t('overview.drift.check')}
        </Button>
      </div>
      {check.isPending && <ProgressPanel progress={progress} endpoints={exportEndpoints.employees} first="opening_keychain" />}
      {check.error && (
        <ErrorNotice
          error={asAppError(check.error)}
          onRetry={() => check.mutate()}
          onCredentials={() => go({ at: 'integration', id: card.id })}
        />
      )}
    </div>
  )
}

function State({ drift }: { drift: Drift | null }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!drift) return t('overview.drift.never')
  const checked = t('overview.drift.checked', { when: formats.instant(drift.checked_at) })
  if (drift.differs === 0 && drift.notices > 0) {
    return (
      <>
        <Badge {...noticeBadge} text={t('overview.drift.notices', { count: drift.notices })} />{' '}
        <span className="soft">{checked}</span>
      </>
    )
  }
  if (drift.differs === 0) {
    return (
      <>
        <Badge tone="ok" icon={IconEqual} text={t('kinds.in_step')} /> <span className="soft">{checked}</span>
      </>
    )
  }
  const parts = [
    drift.since && t('overview.drift.since', { day: formats.date(drift.since) }),
    drift.blocked > 0 && t('overview.drift.blocked', { count: drift.blocked }),
    drift.notices > 0 && t('overview.drift.toCheck', { count: drift.notices }),
    checked,
  ]
  return (
    <>
      <Badge tone="warn" icon={IconAlertTriangle} text={t('overview.drift.differs', { count: drift.differs })} />{' '}
      <span className="soft">{parts.filter(Boolean).join(' · ')}</span>
    </>
  )
}
