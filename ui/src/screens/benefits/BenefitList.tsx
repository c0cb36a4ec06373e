import { Button, Modal } from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import { Page } from '../../components/Page'
import type { Benefit, BenefitMonth, ListPerson } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { go } from '../../lib/route'
import { FileButton } from '../benefitImport/FileButton'
import { AmountTable } from './AmountTable'
import { BenefitForm } from './BenefitForm'
import css from './Benefits.module.css'
import { Catalogue } from './Catalogue'
import { EmptyList } from './EmptyList'
import { LimitGaps } from './LimitGaps'
import { ListTools } from './ListTools'
import { MonthPicker } from './MonthPicker'
import { OverLimits } from './OverLimits'
import { PersonForm } from './PersonForm'
import { searchPeople } from './people'

type Edited = { benefit: Benefit | null } | { person: ListPerson | null }

type BenefitListProps = {
  id: string
  list: BenefitMonth
  shown: string | null
  over: string | undefined
  sample: boolean | undefined
  onFile: (file: File) => void
}

/** A month of the list: amounts to edit, and the export. */
export function BenefitList({ id, list, shown, over, sample, onFile }: BenefitListProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [text, setText] = useState('')
  const [edited, setEdited] = useState<Edited | null>(null)
  // The deferred value keeps typing fast while the table is drawn.
  const people = searchPeople(list.people, useDeferredValue(text))
  const month = formats.month(list.month)
  const isReady = list.entries.length > 0
  const isEmpty = list.benefits.length === 0 || list.people.length === 0
  const close = () => setEdited(null)
  return (
    <Page
      title={t('benefits.title')}
      over={over}
      sample={sample}
      actions={!isEmpty && <FileButton onFile={onFile} />}
      footer={
        <>
          <span className="grow">{t('review.nothing')}</span>
          <Button onClick={() => go({ at: 'overview' })} data-testid="benefits-back">
            {t('app.back')}
          </Button>
          <Button
            variant={isReady ? 'filled' : 'default'}
            disabled={!isReady}
            onClick={() => go({ at: 'benefit-prepare', id, month: list.month, only: [] })}
            data-testid="benefits-prepare"
          >
            {t(isReady ? 'benefits.prepare' : 'benefits.prepareNone', { month })}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        <MonthPicker list={list} onMonth={(chosen) => go({ at: 'benefits', id, month: chosen })} />
        <OverLimits list={list} />
        <LimitGaps gaps={list.limit_gaps} month={list.month} />
        {isEmpty ? (
          <EmptyList
            list={list}
            onFile={onFile}
            onBenefit={() => setEdited({ benefit: null })}
            onPerson={() => setEdited({ person: null })}
          />
        ) : (
          <div>
            <ListTools id={id} list={list} text={text} onText={setText} onPerson={() => setEdited({ person: null })} />
            {people.length === 0 ? (
              <EmptyState
                title={t('benefits.noMatch')}
                action={
                  <Button onClick={() => setText('')} data-testid="benefits-clear">
                    {t('review.showAll')}
                  </Button>
                }
              />
            ) : (
              <AmountTable
                key={text}
                id={id}
                list={list}
                shown={shown}
                people={people}
                onPerson={(person) => setEdited({ person })}
                onBenefit={(benefit) => setEdited({ benefit })}
              />
            )}
          </div>
        )}
        {list.benefits.length > 0 && <Catalogue id={id} list={list} onBenefit={(benefit) => setEdited({ benefit })} />}
      </div>
      <Modal
        opened={edited !== null}
        onClose={close}
        title={edited && t(titleOf(edited))}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        {edited && 'benefit' in edited && (
          <BenefitForm
            id={id}
            benefit={edited.benefit}
            used={list.benefits.some(({ benefit, used }) => benefit.id === edited.benefit?.id && used)}
            onDone={close}
          />
        )}
        {edited && 'person' in edited && <PersonForm id={id} person={edited.person} onDone={close} />}
      </Modal>
    </Page>
  )
}

function titleOf(edited: Edited) {
  if ('benefit' in edited) return edited.benefit ? 'benefits.editBenefit' : 'benefits.newBenefit'
  return edited.person ? 'benefits.editPerson' : 'benefits.newPerson'
}
