import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { Confirm } from '../../components/Confirm'
import type { DataCopy } from '../../generated/types'
import { backend } from '../../lib/backend'
import { useFormats } from '../../lib/format'
import { queries } from '../../lib/queries'
import css from './Data.module.css'

/** Copies that the app made beside the data file. They still contain people who were erased since. */
export function CopiesPart({ copies }: { copies: DataCopy[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const [pending, setPending] = useState<DataCopy | null>(null)
  const remove = useMutation({
    mutationFn: (name: string) => backend.dataCopyRemove({ name }),
    onSuccess: (now) => {
      setPending(null)
      client.setQueryData(queries.dataOverview.queryKey, now)
    },
  })
  return (
    <Card title={t('data.copies.title')}>
      <p>{t('data.copies.text')}</p>
      <table className={css.table} aria-label={t('data.copies.title')}>
        <thead>
          <tr>
            <th scope="col">{t('data.copies.file')}</th>
            <th scope="col">{t('data.copies.why')}</th>
            <th scope="col" className="figure">
              {t('data.copies.size')}
            </th>
            <th scope="col">{t('data.copies.day')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {copies.map((copy) => (
            <tr key={copy.name}>
              <th scope="row">{copy.name}</th>
              <td>{t(`data.copies.kinds.${copy.kind}`)}</td>
              <td className="figure">{formats.bytes(copy.bytes)}</td>
              <td className={css.day}>{formats.date(copy.made_at)}</td>
              <td className={css.turn}>
                <Button
                  size="compact-sm"
                  className={css.danger}
                  aria-label={t('data.copies.removeNamed', { name: copy.name })}
                  onClick={() => {
                    remove.reset()
                    setPending(copy)
                  }}
                  data-testid={`copy-remove-${copy.name}`}
                >
                  {t('data.copies.remove')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Confirm
        opened={pending !== null}
        title={t('data.copies.askTitle')}
        yes={t('data.copies.yes')}
        onYes={() => pending && !remove.isPending && remove.mutate(pending.name)}
        onClose={() => !remove.isPending && setPending(null)}
        doing={remove.isPending}
        error={remove.error}
        danger
      >
        <p className={css.file}>
          <strong>{pending?.name}</strong>
        </p>
        <p>
          {pending?.kind === 'damaged' && `${t('data.copies.damaged')} `}
          {t('data.copies.means')}
        </p>
      </Confirm>
    </Card>
  )
}
