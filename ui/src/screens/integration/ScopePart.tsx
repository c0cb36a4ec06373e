import { MultiSelect, Radio } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { IntegrationChoices, Scope } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { Choices } from './Choices'
import css from './Integration.module.css'
import { SettingPart } from './SettingPart'

const kinds = ['all', 'departments', 'offices', 'cost_centers', 'people'] as const

type Named = Exclude<Scope['kind'], 'all'>

type ScopePartProps = { id: string; value: Scope; onChange: (scope: Scope) => void }

/** The people that the integration covers. The options are read from the services only when the owner opens this part. */
export function ScopePart({ id, value, onChange }: ScopePartProps) {
  const { t } = useTranslation()
  const now = t(`integration.scopes.${value.kind}`)
  const count = value.kind === 'all' ? null : t('integration.chosen', { count: value.ids.length })
  return (
    <SettingPart title={t('integration.scope')} now={count ? `${now}, ${count}` : now} testid="settings-scope">
      <Choices id={id}>{(choices) => <ScopeChoice choices={choices} value={value} onChange={onChange} />}</Choices>
    </SettingPart>
  )
}

type ScopeChoiceProps = { choices: IntegrationChoices; value: Scope; onChange: (scope: Scope) => void }

function ScopeChoice({ choices, value, onChange }: ScopeChoiceProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  // The options ticked for one kind of scope stay when the owner looks at another kind.
  const remembered = useRef<Partial<Record<Named, string[]>>>({})
  const choose = (kind: Scope['kind']) =>
    onChange(kind === 'all' ? { kind } : { kind, ids: remembered.current[kind] ?? (value.kind === kind ? value.ids : []) })
  const pick = (kind: Named, ids: string[]) => {
    remembered.current[kind] = ids
    onChange({ kind, ids })
  }
  return (
    <>
      <Radio.Group
        aria-label={t('integration.scope')}
        description={t('integration.scopeHelp')}
        value={value.kind}
        onChange={(kind) => {
          if (value.kind !== 'all') remembered.current[value.kind] = value.ids
          choose(kind as Scope['kind'])
        }}
      >
        <div className={css.row}>
          {kinds.map((kind) => {
            const empty = kind !== 'all' && choices[kind].length === 0
            return (
              <Radio
                key={kind}
                value={kind}
                label={t(`integration.scopes.${kind}`)}
                description={empty ? t('integration.scopeEmpty') : undefined}
                disabled={empty && value.kind !== kind}
                data-testid={`settings-scope-${kind}`}
              />
            )
          })}
        </div>
      </Radio.Group>
      {value.kind !== 'all' && (
        <MultiSelect
          label={t(`integration.scopePick.${value.kind}`)}
          placeholder={value.ids.length === 0 ? t('integration.scopeFind') : undefined}
          data={options(value.kind, value.ids)}
          value={value.ids}
          onChange={(ids) => pick(value.kind, ids)}
          error={value.ids.length === 0 ? t('integration.scopeNone') : undefined}
          nothingFoundMessage={t('links.chooseEmpty')}
          searchable
          hidePickedOptions
          // A list of thousands is searched, not scrolled.
          limit={50}
          // The drop-down must lie within the page's landmarks (axe).
          comboboxProps={{ withinPortal: false }}
          maw={560}
          data-testid="settings-scope-pick"
        />
      )}
    </>
  )

  function options(kind: Named, ids: string[]) {
    const offered = choices[kind].map(({ id, name, people }) => ({
      value: id,
      label: kind === 'people' ? name : `${name} (${formats.number(people)})`,
    }))
    const known = new Set(offered.map(({ value: id }) => id))
    const gone = ids.filter((id) => !known.has(id)).map((id) => ({ value: id, label: t('integration.scopeGone', { id }) }))
    return [...offered, ...gone]
  }
}
