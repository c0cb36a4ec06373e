import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { Confirm } from '../../components/Confirm'
import { Notice } from '../../components/Notice'
import { QueryResult } from '../../components/QueryResult'
import type { LegalLimit } from '../../generated/types'
import { backend } from '../../lib/backend'
import { queries } from '../../lib/queries'
import { LimitForm } from './LimitForm'
import { LimitLine } from './LimitLine'
import css from './Settings.module.css'

/** The legal limits of benefits: dated, each with its source, edited one at a time. */
export function LimitsPart() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const limits = useQuery(queries.legalLimits)
  const [edited, setEdited] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const store = (now: LegalLimit[]) => {
    client.setQueryData(queries.legalLimits.queryKey, now)
    setEdited(null)
    setAsking(false)
    // A changed limit can change who is over it.
    void client.invalidateQueries({ queryKey: ['benefit-month'] })
  }
  const save = useMutation({ mutationFn: (limits: LegalLimit[]) => backend.legalLimitsSave({ limits }), onSuccess: store })
  const reset = useMutation({ mutationFn: backend.legalLimitsReset, onSuccess: store })
  const edit = (id: string | null) => {
    save.reset()
    setEdited(id)
  }
  return (
    <Card title={t('limits.title')}>
      <Notice tone="quiet">{t('limits.text')}</Notice>
      <QueryResult of={limits}>
        {(all) => (
          <table className={css.limits} aria-label={t('limits.title')}>
            <thead>
              <tr>
                <th scope="col">
                  {t('limits.kind')}, {t('limits.source')}
                </th>
                <th scope="col" className="figure">
                  {t('limits.most')}
                </th>
                <th scope="col">{t('limits.from')}</th>
                <th scope="col">{t('limits.until')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {all.map((limit) =>
                limit.id === edited ? (
                  <tr key={limit.id}>
                    <td colSpan={5}>
                      <LimitForm
                        limit={limit}
                        saving={save.isPending}
                        error={save.error}
                        onSave={(now) => save.mutate(all.map((one) => (one.id === now.id ? now : one)))}
                        onCancel={() => edit(null)}
                      />
                    </td>
                  </tr>
                ) : (
                  <LimitLine key={limit.id} limit={limit} onEdit={() => edit(limit.id)} />
                ),
              )}
            </tbody>
          </table>
        )}
      </QueryResult>
      <div>
        <Button
          onClick={() => {
            reset.reset()
            setAsking(true)
          }}
          data-testid="limits-reset"
        >
          {t('limits.reset')}
        </Button>
      </div>
      <Confirm
        opened={asking}
        title={t('limits.resetTitle')}
        yes={t('limits.resetYes')}
        onYes={() => reset.mutate()}
        onClose={() => setAsking(false)}
        doing={reset.isPending}
        error={reset.error}
      >
        <p>{t('limits.resetText')}</p>
      </Confirm>
    </Card>
  )
}
