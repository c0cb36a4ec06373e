import { Select } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { Confirm } from '../../components/Confirm'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { DataOverview } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { queries } from '../../lib/queries'
import { madeBefore } from './copies'
import css from './Data.module.css'

const choices = [6, 12, 24, 36, 84]
const FOREVER = 'forever'

/** For how long runs hold names and values. A time that would remove some now is asked about first. */
export function KeepPart({ overview }: { overview: DataOverview }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const { keep_months: kept, runs, oldest_run } = overview
  const [asked, setAsked] = useState<{ months: number; runs: number; copies: number } | null>(null)
  const keep = useMutation({
    mutationFn: (months: number | null) => backend.retentionSet({ months }),
    onSuccess: (now) => {
      setAsked(null)
      client.setQueryData(queries.dataOverview.queryKey, now)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'data-overview' })
    },
  })
  const look = useMutation({
    mutationFn: (months: number) => backend.retentionPreview({ months }),
    onSuccess: (count, months) => {
      // Copies that are older go too.
      const older = madeBefore(overview.copies, months, new Date()).length
      if (count === 0 && older === 0) keep.mutate(months)
      else setAsked({ months, runs: count, copies: older })
    },
  })
  const busy = keep.isPending || look.isPending
  const choose = (months: number | null) => {
    if (busy || months === kept) return
    keep.reset()
    look.reset()
    const shorter = months !== null && (kept === null || months < kept)
    if (shorter) look.mutate(months)
    else keep.mutate(months)
  }
  const age = (months: number) =>
    months > 12 && months % 12 === 0 ? t('data.years', { count: months / 12 }) : t('data.months', { count: months })
  const offered = [...new Set([...choices, ...(kept === null ? [] : [kept])])].sort((a, b) => a - b)
  return (
    <Card title={t('data.keep.title')}>
      <p>{t('data.keep.text')}</p>
      <Select
        label={t('data.keep.label')}
        value={kept === null ? FOREVER : String(kept)}
        data={[
          { value: FOREVER, label: t('data.keep.forever') },
          ...offered.map((months) => ({ value: String(months), label: age(months) })),
        ]}
        onChange={(value) => choose(value === FOREVER ? null : Number(value))}
        disabled={busy}
        maw={320}
        data-testid="keep"
      />
      <p className="soft" role="status" data-testid="keep-now">
        {oldest_run && runs > 0
          ? t('data.keep.now', { runs: t('data.runs', { count: runs }), when: formats.date(oldest_run) })
          : t('data.keep.nobody')}
      </p>
      {look.error && <ErrorNotice error={asAppError(look.error)} onRetry={() => look.mutate(look.variables)} />}
      {keep.error && !asked && <ErrorNotice error={asAppError(keep.error)} onRetry={() => keep.mutate(keep.variables)} />}
      <Confirm
        opened={asked !== null}
        title={t('data.keep.askTitle')}
        yes={asked?.runs === 0 ? t('data.keep.yesCopies') : t('data.keep.yes', { count: asked?.runs ?? 0 })}
        onYes={() => asked && !keep.isPending && keep.mutate(asked.months)}
        onClose={() => !keep.isPending && setAsked(null)}
        doing={keep.isPending}
        error={keep.error}
        danger
      >
        {asked && asked.runs > 0 && (
          <p>
            <strong>{t('data.keep.ask', { count: asked.runs, age: age(asked.months) })}</strong> {t('data.keep.means')}
          </p>
        )}
        {asked && asked.copies > 0 && <p>{t('data.keep.copies', { count: asked.copies, age: age(asked.months) })}</p>}
        <ul className={css.points}>
          <li>{t('data.keep.stays')}</li>
          <li>{t('data.keep.elsewhere')}</li>
        </ul>
      </Confirm>
    </Card>
  )
}
