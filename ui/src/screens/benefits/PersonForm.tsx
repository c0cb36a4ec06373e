import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { ListPerson } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import css from './Benefits.module.css'
import { useListChange } from './useListChange'

type PersonFormProps = { id: string; person: ListPerson | null; onDone: () => void }

/** A person of the list. Matching in Personio needs an e-mail address or a personnel number. */
export function PersonForm({ id, person, onDone }: PersonFormProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(person?.name ?? '')
  const [email, setEmail] = useState(person?.email ?? '')
  const [number, setNumber] = useState(person?.number ?? '')
  const [asking, setAsking] = useState(false)
  const draft = {
    id: person?.id ?? null,
    name: name.trim() || null,
    email: email.trim() || null,
    number: number.trim() || null,
  }
  const ready = draft.email !== null || draft.number !== null
  const save = useListChange(id, () => backend.benefitPersonSave({ integrationId: id, draft }), onDone)
  const remove = useListChange(id, () => backend.benefitPersonRemove({ integrationId: id, personId: person?.id ?? '' }), onDone)
  const error = save.error ?? remove.error
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) save.mutate()
      }}
    >
      <TextInput
        label={t('benefits.personName')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
        data-testid="person-name"
      />
      <TextInput
        label={t('benefits.email')}
        description={t('benefits.emailHelp')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        spellCheck={false}
        data-testid="person-email"
      />
      <TextInput
        label={t('benefits.number')}
        description={t('benefits.numberHelp')}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
        data-testid="person-number"
      />
      {!ready && <p className="soft">{t('benefits.personNeeds')}</p>}
      {error && <ErrorNotice error={asAppError(error)} />}
      {asking && <p role="status">{t('benefits.removePersonText')}</p>}
      <div className={css.buttons}>
        {!asking && (
          <Button
            type="submit"
            variant={ready ? 'filled' : 'default'}
            disabled={!ready}
            loading={save.isPending}
            data-testid="person-save"
          >
            {t('app.save')}
          </Button>
        )}
        <Button onClick={asking ? () => setAsking(false) : onDone} data-testid="person-cancel">
          {t('app.cancel')}
        </Button>
        {person && (
          <Button
            className={css.danger}
            loading={remove.isPending}
            onClick={() => (asking ? remove.mutate() : setAsking(true))}
            data-testid={asking ? 'person-remove-yes' : 'person-remove'}
          >
            {t(asking ? 'benefits.removePersonYes' : 'benefits.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}
