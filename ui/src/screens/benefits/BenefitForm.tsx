import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { Benefit, BenefitKind } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import css from './Benefits.module.css'
import { useListChange } from './useListChange'

const kinds: BenefitKind[] = ['in_kind', 'meal', 'transit_ticket', 'internet', 'recreation', 'pension', 'occasion', 'gift']

type BenefitFormProps = {
  id: string
  /** The benefit to change; `null`: a new one. */
  benefit: Benefit | null
  /** Whether the benefit has amounts. Then it cannot be removed. */
  used: boolean
  onDone: () => void
}

/** A benefit of the catalogue: its name, its wage type, and its legal kind. */
export function BenefitForm({ id, benefit, used, onDone }: BenefitFormProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(benefit?.name ?? '')
  const [wageType, setWageType] = useState(benefit?.wage_type ?? '')
  const [kind, setKind] = useState<BenefitKind | null>(benefit?.kind ?? null)
  const draft = { id: benefit?.id ?? null, name: name.trim(), wage_type: wageType.trim() || null, kind }
  const save = useListChange(id, () => backend.benefitSave({ integrationId: id, draft }), onDone)
  const remove = useListChange(id, () => backend.benefitRemove({ integrationId: id, benefitId: benefit?.id ?? '' }), onDone)
  const error = save.error ?? remove.error
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.name) save.mutate()
      }}
    >
      <TextInput
        label={t('benefits.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={100}
        data-autofocus
        data-testid="benefit-name"
      />
      <NativeSelect
        label={t('benefits.kind')}
        description={t('benefits.kindHelp')}
        value={kind ?? ''}
        onChange={(event) => setKind((event.currentTarget.value || null) as BenefitKind | null)}
        data={[
          { value: '', label: t('benefits.noKind') },
          ...kinds.map((value) => ({ value, label: t(`benefits.kinds.${value}`) })),
        ]}
        data-testid="benefit-kind"
      />
      <TextInput
        label={t('benefits.wageType')}
        description={t('benefits.wageTypeHelp')}
        value={wageType}
        onChange={(event) => setWageType(event.currentTarget.value)}
        maxLength={100}
        maw={240}
        data-testid="benefit-wage-type"
      />
      {error && <ErrorNotice error={asAppError(error)} />}
      <div className={css.buttons}>
        <Button
          type="submit"
          variant={draft.name ? 'filled' : 'default'}
          disabled={!draft.name}
          loading={save.isPending}
          data-testid="benefit-save"
        >
          {t('app.save')}
        </Button>
        <Button onClick={onDone} data-testid="benefit-cancel">
          {t('app.cancel')}
        </Button>
        {benefit && (
          <Button
            className={used ? undefined : css.danger}
            disabled={used}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
            data-testid="benefit-remove"
          >
            {t('benefits.remove')}
          </Button>
        )}
      </div>
      {benefit && used && <p className="soft">{t('benefits.usedHelp')}</p>}
    </form>
  )
}
