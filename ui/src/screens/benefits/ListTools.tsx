import { Button, TextInput } from '@mantine/core'
import { IconSearch, IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BenefitMonth } from '../../generated/types'
import css from './Benefits.module.css'
import { CopyMonth } from './CopyMonth'

type ListToolsProps = {
  id: string
  list: BenefitMonth
  text: string
  onText: (text: string) => void
  onPerson: () => void
}

/** The actions on the whole list. */
export function ListTools({ id, list, text, onText, onPerson }: ListToolsProps) {
  const { t } = useTranslation()
  return (
    <div className={css.tools} style={{ marginBottom: 12 }}>
      <TextInput
        className={css.find}
        aria-label={t('benefits.find')}
        placeholder={t('benefits.find')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        data-testid="benefits-find"
      />
      <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={onPerson} data-testid="person-add">
        {t('benefits.addPerson')}
      </Button>
      <CopyMonth id={id} list={list} />
    </div>
  )
}
