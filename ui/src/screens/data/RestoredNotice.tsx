import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { Restored } from '../../generated/types'
import { go } from '../../lib/route'
import css from './Data.module.css'

/** The effect of a restore, and the tasks that are left for the owner. */
export function RestoredNotice({ restored, onCopies }: { restored: Restored; onCopies: () => void }) {
  const { t } = useTranslation()
  const { integrations, runs, secrets_missing, copy } = restored
  return (
    <>
      <Notice
        tone="ok"
        action={
          <Button size="xs" onClick={onCopies} data-testid="restored-copies">
            {t('data.erase.toCopies')}
          </Button>
        }
      >
        <div className={css.texts} role="status" data-testid="restored">
          <p>
            {t('data.restore.done', {
              integrations: t('data.integrations', { count: integrations }),
              runs: t('data.runs', { count: runs }),
            })}
          </p>
          <p>{t('data.restore.before')}</p>
          <code>{copy}</code>
        </div>
      </Notice>
      {secrets_missing.length > 0 && (
        <Notice
          tone="warn"
          action={
            <Button size="xs" onClick={() => go({ at: 'overview' })} data-testid="restored-overview">
              {t('data.restore.toOverview')}
            </Button>
          }
        >
          <div className={css.texts} data-testid="secrets-missing">
            <p>{t('data.restore.missing', { count: secrets_missing.length })}</p>
            <ul className={css.missing}>
              {secrets_missing.map((name, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two connections may have one name, and the list never changes.
                <li key={index}>
                  <strong>{name}</strong>
                </li>
              ))}
            </ul>
            <p>{t('data.restore.how')}</p>
          </div>
        </Notice>
      )}
    </>
  )
}
