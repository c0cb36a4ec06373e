import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Waiting } from '../../components/Waiting'
import type { Benefit, BenefitMonth, BenefitRule } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { queries } from '../../lib/queries'
import { go } from '../../lib/route'
import css from './Benefits.module.css'
import { CatalogueLine } from './CatalogueLine'

type CatalogueProps = { id: string; list: BenefitMonth; onBenefit: (benefit: Benefit | null) => void }

/** Every benefit with its legal kind and its rule for Personio. */
export function Catalogue({ id, list, onBenefit }: CatalogueProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const types = useQuery(queries.compensationTypes(id))
  const save = useMutation({
    mutationFn: ({ benefit, rule }: { benefit: string; rule: BenefitRule }) =>
      backend.benefitRule({ integrationId: id, benefitId: benefit, rule }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['benefit-month', id] })
      await client.invalidateQueries({ queryKey: ['integration', id] })
    },
  })
  return (
    <Card
      title={t('benefits.catalogue')}
      aside={
        <Button
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onBenefit(null)}
          data-testid="catalogue-add"
        >
          {t('benefits.addBenefit')}
        </Button>
      }
    >
      <p className="soft">{t('benefits.catalogueText')}</p>
      {types.isPending && <Waiting text={t('benefits.readingTypes')} />}
      {types.error && (
        <ErrorNotice
          error={asAppError(types.error)}
          onRetry={() => void types.refetch()}
          onCredentials={() => go({ at: 'integration', id })}
        />
      )}
      <ul className={css.lines}>
        {list.benefits.map((line) => (
          <CatalogueLine
            key={line.benefit.id}
            line={line}
            types={types.data}
            pending={save.isPending && save.variables.benefit === line.benefit.id}
            onRule={(rule) => save.mutate({ benefit: line.benefit.id, rule })}
            onEdit={() => onBenefit(line.benefit)}
          />
        ))}
      </ul>
      {save.error && <ErrorNotice error={asAppError(save.error)} onRetry={() => save.variables && save.mutate(save.variables)} />}
    </Card>
  )
}
