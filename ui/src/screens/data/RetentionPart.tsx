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

/** The retention of names and values in runs. A period that would remove data now needs a confirmation. */
export function RetentionPart({ overview }: { overview: DataOverview }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const { keep_months: current, runs, oldest_run } = overview
  const [pending, setPending] = useState<{ months: number; runs: number; copies: number } | null>(null)
  const save = useMutation({
    mutationFn: (months: number | null) => backend.retentionSet({ months }),
    onSuccess: (now) => {
      setPending(null)
      client.setQueryData(queries.dataOverview.queryKey, now)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'data-overview' })
    },
  })
  const preview = useMutation({
    mutationFn: (months: number) => backend.retentionPreview({ months }),
    onSuccess: (count, months) => {
      // Older copies are removed too.
      const older = madeBefore(overview.copies, months, new Date()).length
      if (count === 0 && older === 0) save.mutate(months)
      else setPending({ months, runs: count, copies: older })
    },
  })
  const busy = save.isPending || preview.isPending
  const choose = (months: number | null) => {
    if (busy || months === current) return
    save.reset()
    preview.reset()
    const shorter = months !== null && (current === null || months < current)
    if (shorter) preview.mutate(months)
    else save.mutate(months)
  }
  const age = (months: number) =>
    months > 12 && months % 12 === 0 ? t('data.years', { count: months / 12 }) : t('data.months', { count: months })
  const offered = [...new Set([...choices, ...(current === null ? [] : [current])])].sort((a, b) => a - b)
  return (
    <Card title={t('data.keep.title')}>
      <p>{t('data.keep.text')}</p>
      <Select
        label={t('data.keep.label')}
        value={current === null ? FOREVER : String(current)}
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
      {preview.error && <ErrorNotice error={asAppError(preview.error)} onRetry={() => preview.mutate(preview.variables)} />}
      {save.error && !pending && <ErrorNotice error={asAppError(save.error)} onRetry={() => save.mutate(save.variables)} />}
      <Confirm
        opened={pending !== null}
        title={t('data.keep.askTitle')}
        yes={pending?.runs === 0 ? t('data.keep.yesCopies') : t('data.keep.yes', { count: pending?.runs ?? 0 })}
        onYes={() => pending && !save.isPending && save.mutate(pending.months)}
        onClose={() => !save.isPending && setPending(null)}
        doing={save.isPending}
        error={save.error}
        danger
      >
        {pending && pending.runs > 0 && (
          <p>
            <strong>{t('data.keep.ask', { count: pending.runs, age: age(pending.months) })}</strong> {t('data.keep.means')}
          </p>
        )}
        {pending && pending.copies > 0 && <p>{t('data.keep.copies', { count: pending.copies, age: age(pending.months) })}</p>}
        <ul className={css.points}>
          <li>{t('data.keep.stays')}</li>
          <li>{t('data.keep.elsewhere')}</li>
        </ul>
      </Confirm>
    </Card>
  )
}
