import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { Confirm } from '../../components/Confirm'
import { Notice } from '../../components/Notice'
import { QueryResult } from '../../components/QueryResult'
import type { KnownPerson, PersonRef } from '../../generated/types'
import { backend } from '../../lib/backend'
import { useFormats } from '../../lib/format'
import { queries } from '../../lib/queries'
import css from './Data.module.css'
import { PeopleTable } from './PeopleTable'
import { keyOf, namesOf } from './people'

const SHORTEST = 2

/** Erases people: search, selection, and a confirmation that says which data goes and which stays. */
export function ErasePart({ onCopies }: { onCopies: () => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [sought, setSought] = useState('')
  const [short, setShort] = useState(false)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState(false)
  const people = useQuery({ ...queries.people(sought), enabled: sought.length >= SHORTEST })
  const erase = useMutation({
    mutationFn: (people: PersonRef[]) => backend.dataErase({ people: people }),
    onSuccess: () => {
      setAsking(false)
      setTicked(new Set())
      // The search is repeated too: it shows that the person is gone.
      void client.invalidateQueries()
    },
  })
  const chosen = (people.data ?? []).filter((one) => ticked.has(keyOf(one)) && one.open_run === null)
  const search = () => {
    const query = text.trim()
    setShort(query.length < SHORTEST)
    if (query.length < SHORTEST) return
    setTicked(new Set())
    erase.reset()
    if (query === sought) void people.refetch()
    else setSought(query)
  }
  const toggle = (one: KnownPerson) => {
    const now = new Set(ticked)
    if (!now.delete(keyOf(one))) now.add(keyOf(one))
    setTicked(now)
  }
  return (
    <Card title={t('data.erase.title')}>
      <p>{t('data.erase.text')}</p>
      <form
        className={css.search}
        onSubmit={(event) => {
          event.preventDefault()
          search()
        }}
      >
        <TextInput
          label={t('data.erase.find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setShort(false)
          }}
          error={short && t('data.erase.short')}
          autoComplete="off"
          data-testid="erase-find"
        />
        <Button type="submit" loading={people.isFetching} data-testid="erase-search">
          {t('data.erase.search')}
        </Button>
      </form>
      {erase.data && (
        <div className={css.texts} role="status" data-testid="erased">
          <Notice tone="ok">
            {t('data.erase.done', {
              rows: t('data.erase.rows', { count: erase.data.rows }),
              mails: t('data.erase.mails', { count: erase.data.mails }),
            })}
          </Notice>
          {erase.data.copies > 0 && (
            <Notice
              tone="warn"
              action={
                <Button size="xs" onClick={onCopies} data-testid="erased-copies">
                  {t('data.erase.toCopies')}
                </Button>
              }
            >
              {t('data.erase.held', { count: erase.data.copies })}
            </Notice>
          )}
        </div>
      )}
      {sought.length >= SHORTEST && (
        <QueryResult of={people}>
          {(results) =>
            results.length === 0 ? (
              <p role="status" data-testid="erase-nobody">
                {t('data.erase.nobody', { text: sought })}
              </p>
            ) : (
              <>
                <PeopleTable people={results} ticked={ticked} onTurn={toggle} />
                <div className={css.buttons}>
                  <Button
                    className={chosen.length > 0 ? css.danger : undefined}
                    disabled={chosen.length === 0}
                    onClick={() => {
                      erase.reset()
                      setAsking(true)
                    }}
                    data-testid="erase-ask"
                  >
                    {chosen.length === 0 ? t('data.erase.choose') : t('data.erase.button', { count: chosen.length })}
                  </Button>
                </div>
              </>
            )
          }
        </QueryResult>
      )}
      <Confirm
        opened={asking}
        title={t('data.erase.askTitle')}
        yes={t('data.erase.yes')}
        onYes={() => asking && !erase.isPending && erase.mutate(chosen.map(({ person }) => person))}
        onClose={() => !erase.isPending && setAsking(false)}
        doing={erase.isPending}
        error={erase.error}
        danger
        wide
      >
        <ul className={css.offered}>
          {chosen.map((one) => (
            <li key={keyOf(one)}>
              <strong>{namesOf(one, formats, t)}</strong>
              <span className="soft">{one.integration}</span>
            </li>
          ))}
        </ul>
        <p>{t('data.erase.removes')}</p>
        <ul className={css.points}>
          <li>{t('data.erase.stays')}</li>
          <li>{t('data.erase.services')}</li>
          <li>{t('data.erase.elsewhere')}</li>
        </ul>
      </Confirm>
    </Card>
  )
}
