import { IconEqual, IconHistory, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '../../components/Badge'
import { Notice } from '../../components/Notice'
import type { RestoreOffer, RestoreWhat } from '../../generated/types'
import { useFormats } from '../../lib/format'
import css from './Data.module.css'

const tones: Record<RestoreWhat, { tone: Tone; icon: typeof IconPlus }> = {
  added: { tone: 'ok', icon: IconPlus },
  set_back: { tone: 'warn', icon: IconHistory },
  left: { tone: 'quiet', icon: IconEqual },
}

/** Whether restoring a back-up would add nothing. */
export const addsNothing = ({ integrations }: RestoreOffer) => integrations.every(({ what }) => what === 'left')

/** The content of a back-up, and the effect on each of its integrations. */
export function OfferText({ offer }: { offer: RestoreOffer }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { file, last_run, runs, new_runs, integrations } = offer
  return (
    <>
      <dl className={css.facts} data-testid="offer">
        <dt>{t('data.restore.file')}</dt>
        <dd>{file}</dd>
        <dt>{t('data.restore.lastRun')}</dt>
        <dd>{last_run ? formats.instant(last_run) : t('data.restore.none')}</dd>
        <dt>{t('data.restore.runs')}</dt>
        <dd>{t('data.restore.newRuns', { runs: formats.number(runs), count: new_runs })}</dd>
      </dl>
      {integrations.length > 0 && (
        <ul className={css.offered}>
          {integrations.map(({ label, hosts, what }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two integrations may have one label, and the list never changes.
            <li key={index}>
              <span className={css.head}>
                <strong>{label}</strong>
                <Badge {...tones[what]} text={t(`data.restore.what.${what}`)} />
              </span>
              <span className="soft">{t(`data.restore.means.${what}`)}</span>
              {hosts.length > 0 && <span>{t('data.restore.hosts', { hosts: formats.list(hosts) })}</span>}
            </li>
          ))}
        </ul>
      )}
      {addsNothing(offer) ? (
        <Notice tone="warn">{t('data.restore.nothing')}</Notice>
      ) : (
        <>
          <Notice tone="warn">{t('data.restore.look')}</Notice>
          <p>{t('data.restore.quiet')}</p>
        </>
      )}
    </>
  )
}
