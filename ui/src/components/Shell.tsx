import { IconHistory, IconLayoutGrid, IconSettings } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../lib/queries'
import { href, parse, useHash } from '../lib/route'
import { ErrorNotice } from './ErrorNotice'
import { Logo } from './Logo'
import css from './Shell.module.css'

const places = [
  { at: 'overview', icon: IconLayoutGrid },
  { at: 'history', icon: IconHistory },
  { at: 'settings', icon: IconSettings },
] as const

/** The frame of every screen: the menu, and notices that concern the whole app. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const at = parse(useHash()).at
  const notice = useQuery(queries.storageNotice)
  const [dismissed, setDismissed] = useState(false)
  return (
    <div className={css.shell}>
      <button type="button" className={css.skip} onClick={() => document.getElementById('content')?.focus()}>
        {t('app.skip')}
      </button>
      <nav className={`${css.side} no-print`} aria-label={t('app.nav')}>
        <div className={css.brand}>
          <Logo />
          <span>Paybridge</span>
        </div>
        <ul className={css.places}>
          {places.map(({ at: place, icon: Icon }) => (
            <li key={place}>
              <a
                className={css.place}
                href={place === 'history' ? href({ at: 'history', integrationId: null }) : href({ at: place })}
                aria-current={placeOf(at) === place ? 'page' : undefined}
                data-testid={`nav-${place}`}
              >
                <Icon size={18} stroke={1.6} aria-hidden />
                {t(`app.${place}`)}
              </a>
            </li>
          ))}
        </ul>
        <p className={css.local}>{t('app.local')}</p>
      </nav>
      <main id="content" className={css.content} tabIndex={-1}>
        {notice.data && !dismissed && (
          <div className={css.notice}>
            <ErrorNotice error={notice.data} onDismiss={() => setDismissed(true)} />
          </div>
        )}
        {children}
      </main>
    </div>
  )
}

/** The menu entry that is marked for a screen. */
function placeOf(at: string) {
  if (at === 'history' || at === 'run' || at === 'proof') return 'history'
  return at === 'settings' || at === 'data' ? 'settings' : 'overview'
}
