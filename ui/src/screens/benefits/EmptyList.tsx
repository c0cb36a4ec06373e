import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import type { BenefitMonth } from '../../generated/types'
import { FileButton } from '../benefitImport/FileButton'
import css from './Benefits.module.css'

type EmptyListProps = {
  list: BenefitMonth
  onFile: (file: File) => void
  onBenefit: () => void
  onPerson: () => void
}

/** A list without people or benefits: the owner imports a file, or adds both by hand. */
export function EmptyList({ list, onFile, onBenefit, onPerson }: EmptyListProps) {
  const { t } = useTranslation()
  const lacking = list.benefits.length > 0 ? 'benefits.emptyPeople' : 'benefits.emptyBenefits'
  return (
    <EmptyState
      title={t('benefits.empty')}
      text={`${t('benefits.emptyText')}${list.people.length + list.benefits.length > 0 ? ` ${t(lacking)}` : ''}`}
      action={
        <div className={`${css.buttons} ${css.centred}`}>
          <FileButton onFile={onFile} bright />
          <Button onClick={onBenefit} data-testid="benefit-add">
            {t('benefits.addBenefit')}
          </Button>
          <Button onClick={onPerson} data-testid="person-add">
            {t('benefits.addPerson')}
          </Button>
        </div>
      }
    />
  )
}
