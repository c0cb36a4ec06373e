import { Select, Switch, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queries } from '../../lib/queries'
import css from './History.module.css'

type HistoryToolsProps = {
  integration: string | null
  onIntegration: (id: string | null) => void
  attention: boolean
  onAttention: (attention: boolean) => void
  text: string
  onText: (text: string) => void
}

export function HistoryTools({ integration, onIntegration, attention, onAttention, text, onText }: HistoryToolsProps) {
  const { t } = useTranslation()
  const overview = useQuery(queries.overview)
  const cards = overview.data?.integrations ?? []
  return (
    <div className={css.tools}>
      <TextInput
        aria-label={t('history.find')}
        placeholder={t('history.find')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        data-testid="history-find"
      />
      {cards.length > 1 && (
        <Select
          aria-label={t('history.integration')}
          value={integration ?? ''}
          onChange={(id) => onIntegration(id || null)}
          data={[{ value: '', label: t('history.all') }, ...cards.map(({ id, label }) => ({ value: id, label }))]}
          data-testid="history-integration"
        />
      )}
      <Switch
        label={t('history.attention')}
        checked={attention}
        onChange={(event) => onAttention(event.currentTarget.checked)}
        data-testid="history-attention"
      />
    </div>
  )
}
