import { Button, Tabs, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import { Notice } from '../../components/Notice'
import type { LinksView, Progress } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { exportEndpoints } from '../../lib/services'
import css from './Links.module.css'
import { LinkTable } from './LinkTable'
import { countOf, freeOf, type LinkTab, linkTabs, shownRows } from './rows'
import type { DecidedPair } from './useLinkDecision'

const noticeKeys = { link: 'links.linked', reject: 'links.rejected', unlink: 'links.unlinked' } as const

type LinksProps = { id: string; view: LinksView; reading: boolean; progress: Progress | undefined }

/** The people of both sides in tabs, with search. */
export function Links({ id, view, reading, progress }: LinksProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  // The tab with open decisions comes first, if there are any.
  const [tab, setTab] = useState<LinkTab>(() => (countOf(view.rows, 'unlinked') > 0 ? 'unlinked' : 'linked'))
  const [text, setText] = useState('')
  const [decided, setDecided] = useState<DecidedPair | null>(null)
  const notice = useRef<HTMLParagraphElement>(null)
  // The clicked row may disappear, so the focus moves to the notice.
  useEffect(() => {
    if (decided) notice.current?.focus()
  }, [decided])
  const rows = shownRows(view.rows, tab, text)
  const free = useMemo(() => freeOf(view.rows), [view.rows])

  if (view.rows.length === 0) return <EmptyState title={t('links.nobody')} text={t('links.nobodyText')} />
  return (
    <>
      <Notice tone="quiet">{t('links.note')}</Notice>
      <Tabs value={tab} onChange={(value) => value && setTab(value as LinkTab)} color="var(--text)" mt="md" keepMounted={false}>
        <div className={css.tools}>
          <Tabs.List aria-label={t('links.title')} className={css.tabs}>
            {linkTabs.map((value) => (
              <Tabs.Tab key={value} value={value} data-testid={`link-tab-${value}`}>
                {t(`links.tabs.${value}`)} <span className={css.count}>{formats.number(countOf(view.rows, value))}</span>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <TextInput
            className={css.find}
            aria-label={t('links.find')}
            placeholder={t('links.find')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            data-testid="link-find"
          />
          <span className={css.read}>
            {reading
              ? `${t(`prepare.stages.${progress?.stage ?? 'opening_keychain'}`, exportEndpoints.employees)} …`
              : t('links.read', { when: formats.instant(view.read_at) })}
          </span>
        </div>
        <p ref={notice} tabIndex={-1} className={css.notice} role="status">
          {decided && t(noticeKeys[decided.decision], decided.names)}
        </p>
        {linkTabs.map((value) => (
          <Tabs.Panel key={value} value={value}>
            {rows.length > 0 ? (
              // A new tab or search resets the table to its first rows.
              <LinkTable key={`${tab} ${text}`} id={id} rows={rows} free={free} onDecided={setDecided} />
            ) : (
              emptyState()
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  )

  function emptyState() {
    if (text.trim() !== '') {
      return (
        <EmptyState
          title={t('links.noMatch')}
          action={
            <Button onClick={() => setText('')} data-testid="link-clear">
              {t('links.clear')}
            </Button>
          }
        />
      )
    }
    if (tab === 'linked') return <EmptyState title={t('links.noneLinked')} text={t('links.noneLinkedText')} />
    return <EmptyState title={t('links.allLinked')} />
  }
}
