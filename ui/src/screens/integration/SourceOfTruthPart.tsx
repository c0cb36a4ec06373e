import { Radio, SegmentedControl } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field, SourceOfTruth } from '../../generated/types'
import { serviceNames } from '../../lib/services'
import css from './Integration.module.css'
import { useScrollTarget } from './useScrollTarget'

const kinds = ['alexis', 'kleer', 'by_field'] as const

/** The fields whose leading side can be chosen. A group of fields goes by its first field. */
const leadFields = [
  'active',
  'employee_number',
  'name',
  'email',
  'phone',
  'ssn',
  'street',
  'tax_table',
  'clearing_number',
  'employment_start',
  'employment_end',
  'monthly_salary',
] as const satisfies Field[]

/** The name of a group of fields, where the first field's name is too narrow. */
const groupNames = {
  street: 'integration.address',
  tax_table: 'integration.tax',
  clearing_number: 'integration.bankAccount',
  monthly_salary: 'integration.salary',
} as const satisfies Partial<Record<Field, string>>

type SourceOfTruthPartProps = { value: SourceOfTruth; onChange: (lead: SourceOfTruth) => void; isTarget?: boolean }

/** The source of truth, as a whole or field by field. */
export function SourceOfTruthPart({ value, onChange, isTarget = false }: SourceOfTruthPartProps) {
  const { t } = useTranslation()
  const part = useScrollTarget<HTMLDivElement>(isTarget)
  // The choice field by field stays when the owner looks at the other answers.
  const remembered = useRef<Field[] | null>(value.kind === 'by_field' ? value.kleer : null)
  const choose = (kind: string) => {
    if (kind !== 'by_field') return onChange({ kind: kind as 'alexis' | 'kleer' })
    onChange({ kind, kleer: remembered.current ?? (value.kind === 'kleer' ? [...leadFields] : []) })
  }
  return (
    <div className={css.part} ref={part} data-testid="settings-lead">
      <Radio.Group label={t('integration.lead')} description={t('integration.leadWhy')} value={value.kind} onChange={choose}>
        <div className={css.answers}>
          {kinds.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={t(`integration.leads.${kind}`)}
              description={t(`integration.leadHelp.${kind}`)}
              data-testid={`settings-lead-${kind}`}
            />
          ))}
        </div>
      </Radio.Group>
      {value.kind === 'by_field' && (
        <LeadFields
          kleer={value.kleer}
          onChange={(kleer) => {
            remembered.current = kleer
            onChange({ kind: 'by_field', kleer })
          }}
        />
      )}
    </div>
  )
}

function LeadFields({ kleer, onChange }: { kleer: Field[]; onChange: (kleer: Field[]) => void }) {
  const { t } = useTranslation()
  return (
    <ul className={css.fields}>
      {leadFields.map((field) => (
        <li key={field} className={css.field}>
          <span>{text(field)}</span>
          <SegmentedControl
            size="xs"
            aria-label={text(field)}
            value={kleer.includes(field) ? 'kleer' : 'alexis'}
            onChange={(side) => onChange(leadFields.filter((each) => (each === field ? side === 'kleer' : kleer.includes(each))))}
            data={(['alexis', 'kleer'] as const).map((side) => ({
              value: side,
              label: <span data-testid={`settings-lead-${field}-${side}`}>{serviceNames[side]}</span>,
            }))}
          />
        </li>
      ))}
    </ul>
  )

  function text(field: Field) {
    return field in groupNames ? t(groupNames[field as keyof typeof groupNames]) : t(`fields.${field}`)
  }
}
