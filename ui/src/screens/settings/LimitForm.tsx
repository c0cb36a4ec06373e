import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { LegalLimit } from '../../generated/types'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { parseAmount } from '../../lib/money'
import { isMonthText } from '../../lib/period'
import css from './Settings.module.css'

type LimitFormProps = {
  limit: LegalLimit
  saving: boolean
  error: unknown
  onSave: (limit: LegalLimit) => void
  onCancel: () => void
}

const fields = ['most', 'from', 'until', 'source'] as const
type LimitField = (typeof fields)[number]

/** Edits one limit. A field's error appears after the first attempt to save. */
export function LimitForm({ limit, saving, error, onSave, onCancel }: LimitFormProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [tried, setTried] = useState(false)
  const [most, setMost] = useState(formats.typed(limit.most.amount))
  const [from, setFrom] = useState(limit.from)
  const [until, setUntil] = useState(limit.until ?? '')
  const [source, setSource] = useState(limit.source)
  const name = t(`benefits.kinds.${limit.kind}`)
  const amount = parseAmount(most)
  const wrong: Record<LimitField, boolean> = {
    most: amount === null || amount.startsWith('-'),
    from: !isMonthText(from),
    until: until !== '' && (!isMonthText(until) || until < from),
    source: source.trim() === '',
  }
  const failed = error === null ? null : asAppError(error)
  const refusedField = failed?.code === 'invalid_input' ? fields.find((field) => field === failed.hint) : undefined
  const errorOf = (field: LimitField) =>
    (tried && wrong[field]) || refusedField === field ? t(`limits.wrong.${field}`) : undefined
  return (
    <form
      className={css.limitForm}
      aria-label={t('limits.editing', { kind: name })}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (amount === null || fields.some((field) => wrong[field])) return
        onSave({ ...limit, most: { ...limit.most, amount }, from, until: until || null, source: source.trim() })
      }}
    >
      <p>
        <strong>{t('limits.editing', { kind: name })}</strong> <span className="soft">{t('limits.text')}</span>
      </p>
      <div className={css.limitFields}>
        <TextInput
          label={`${t(`limits.mostPer.${limit.per}`)} (${limit.most.currency})`}
          value={most}
          onChange={(event) => setMost(event.currentTarget.value)}
          error={errorOf('most')}
          inputMode="decimal"
          data-testid="limit-most"
        />
        <TextInput
          label={t('limits.fromMonth')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value.trim())}
          error={errorOf('from')}
          data-testid="limit-from"
        />
        <TextInput
          label={t('limits.untilMonth')}
          description={t('limits.untilHelp')}
          placeholder={t('limits.open')}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value.trim())}
          error={errorOf('until')}
          data-testid="limit-until"
        />
      </div>
      <TextInput
        label={t('limits.source')}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        maxLength={500}
        error={errorOf('source')}
        data-testid="limit-source"
      />
      {failed && !refusedField && <ErrorNotice error={failed} />}
      <div className={css.buttons}>
        <Button type="submit" loading={saving} data-testid="limit-save">
          {t('app.save')}
        </Button>
        <Button onClick={onCancel} data-testid="limit-cancel">
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
