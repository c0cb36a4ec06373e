import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BenefitLine, BenefitRule, CompensationType } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { RuleChoice } from '../benefitRules/RuleChoice'
import { RuleText } from '../benefitRules/RuleText'
import css from './Benefits.module.css'

type CatalogueLineProps = {
  line: BenefitLine
  /** Personio's types; `undefined`: not read yet. */
  types: CompensationType[] | undefined
  pending: boolean
  onRule: (rule: BenefitRule) => void
  onEdit: () => void
}

export function CatalogueLine({ line, types, pending, onRule, onEdit }: CatalogueLineProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { benefit, rule, people, total } = line
  const facts = [
    benefit.kind ? t(`benefits.kinds.${benefit.kind}`) : t('benefits.noKind'),
    benefit.wage_type && t('benefits.wageTypeIs', { id: benefit.wage_type }),
    people > 0 && `${t('benefits.people', { count: people })}, ${formats.money(total)}`,
  ].filter(Boolean)
  return (
    <li className={css.line} data-testid={`benefit-${benefit.id}`}>
      <div className={css.what}>
        <div className={css.whatHead}>
          <strong>{benefit.name}</strong>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            c="inherit"
            onClick={onEdit}
            aria-label={t('benefits.editNamed', { name: benefit.name })}
            data-testid={`benefit-edit-${benefit.id}`}
          >
            {t('benefits.edit')}
          </Button>
        </div>
        <span className={css.small}>{facts.join(' · ')}</span>
        <span>
          <RuleText rule={rule} types={types} />
        </span>
      </div>
      {types && <RuleChoice benefit={benefit} rule={rule} types={types} pending={pending} onRule={onRule} />}
    </li>
  )
}
