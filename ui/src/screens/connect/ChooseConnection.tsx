import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import type { ConnectionView } from '../../generated/types'
import type { Connectable } from '../../lib/services'
import css from './Connect.module.css'

const NEW = 'new'

type ChooseConnectionProps = {
  service: Connectable
  title: string
  stored: ConnectionView[]
  /** The stored connection that is chosen; `null`: a new one. */
  chosen: string | null
  onChosen: (id: string | null) => void
  children: ReactNode
}

/** Chooses a stored connection, or shows the form for a new one. */
export function ChooseConnection({ service, title, stored, chosen, onChosen, children }: ChooseConnectionProps) {
  const { t } = useTranslation()
  const fitting = stored.filter((connection) => connection.service === service)
  return (
    <Card title={title}>
      {fitting.length > 0 && (
        <Radio.Group
          label={t('wizard.useExisting')}
          value={chosen ?? NEW}
          onChange={(value) => onChosen(value === NEW ? null : value)}
        >
          <div className={css.stored}>
            {fitting.map((connection) => (
              <Radio
                key={connection.id}
                value={connection.id}
                label={connection.label}
                description={connection.address}
                data-testid={`stored-${connection.id}`}
              />
            ))}
            <Radio value={NEW} label={t('wizard.useNew')} data-testid={`stored-${NEW}`} />
          </div>
        </Radio.Group>
      )}
      {!chosen && children}
    </Card>
  )
}
