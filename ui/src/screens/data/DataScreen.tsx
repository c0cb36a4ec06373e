import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page'
import { queries } from '../../lib/queries'
import { href } from '../../lib/route'
import { BackUpPart } from './BackUpPart'
import { CopiesPart } from './CopiesPart'
import css from './Data.module.css'
import { ErasePart } from './ErasePart'
import { RetentionPart } from './RetentionPart'

/** The stored data: back-ups, retention, people, and copies. */
export function DataScreen() {
  const { t } = useTranslation()
  const overview = useQuery(queries.dataOverview)
  const copies = useRef<HTMLDivElement>(null)
  const toCopies = () => {
    copies.current?.focus({ preventScroll: true })
    copies.current?.scrollIntoView()
  }
  return (
    <Page
      title={t('data.title')}
      over={
        <a href={href({ at: 'settings' })} data-testid="data-to-settings">
          {t('settings.title')}
        </a>
      }
      narrow
    >
      <div className={css.stack}>
        {/* A failed read is shown once, in the first part. The other parts wait for it or do without. */}
        <BackUpPart overview={overview} onCopies={toCopies} />
        {overview.data && <RetentionPart overview={overview.data} />}
        <ErasePart onCopies={toCopies} />
        {overview.data && overview.data.copies.length > 0 && (
          <div ref={copies} className={css.place} tabIndex={-1} data-testid="data-copies">
            <CopiesPart copies={overview.data.copies} />
          </div>
        )}
      </div>
    </Page>
  )
}
