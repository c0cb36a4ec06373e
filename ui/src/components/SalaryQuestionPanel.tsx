import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Money, SalarySample, SalaryUnitName } from '../generated/types'
import { backend } from '../lib/backend'
import { asAppError } from '../lib/errors'
import { useFormats } from '../lib/format'
import { looksLikePay } from '../lib/money'
import { queries } from '../lib/queries'
import { EmptyState } from './EmptyState'
import { ErrorNotice } from './ErrorNotice'
import { QueryResult } from './QueryResult'
import { SalaryComparison } from './SalaryComparison'
import css from './SalaryQuestionPanel.module.css'

type SalaryQuestionPanelProps = { integrationId: string; onDone: () => void }

/** Asks once for the unit of Kleer's salaries, with the salary of a known person as the example. */
export function SalaryQuestionPanel({ integrationId, onDone }: SalaryQuestionPanelProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const question = useQuery(queries.salaryQuestion(integrationId))
  const confirm = useMutation({
    mutationFn: (unit: SalaryUnitName) => backend.salaryConfirm({ integrationId, unit }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['overview'] })
      await client.invalidateQueries({ queryKey: ['integration'] })
      onDone()
    },
  })
  const later = (
    <div className={css.later}>
      <Button onClick={onDone} data-testid="salary-later">
        {t('salary.later')}
      </Button>
      <span className="soft">{t('salary.laterText')}</span>
    </div>
  )
  return (
    <div className={css.panel}>
      <p className={css.why}>{t('salary.why')}</p>
      <QueryResult of={question}>
        {(data) => {
          const first = data.kind === 'ask' ? data.people[0] : undefined
          if (data.kind !== 'ask' || !first) {
            return (
              <EmptyState
                title={t('salary.nobody')}
                text={t('salary.nobodyText')}
                action={
                  <Button onClick={() => void question.refetch()} loading={question.isFetching} data-testid="salary-again">
                    {t('salary.askAgain')}
                  </Button>
                }
              />
            )
          }
          const units = likelierFirst(first)
          return (
            <>
              <Question
                sample={first}
                units={units}
                pending={confirm.isPending ? confirm.variables : undefined}
                onAnswer={(unit) => confirm.mutate(unit)}
              />
              {data.people.length > 1 && <SalaryComparison people={data.people.slice(1)} units={units} />}
            </>
          )
        }}
      </QueryResult>
      {confirm.error && <ErrorNotice error={asAppError(confirm.error)} onRetry={() => confirm.mutate(confirm.variables)} />}
      {later}
    </div>
  )
}

type QuestionProps = {
  sample: SalarySample
  units: readonly [SalaryUnitName, SalaryUnitName]
  pending: SalaryUnitName | undefined
  onAnswer: (unit: SalaryUnitName) => void
}

function Question({ sample, units: [likely, other], pending, onAnswer }: QuestionProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const amount = (unit: SalaryUnitName) => formats.money(reading(sample, unit))
  return (
    <div className={css.question}>
      <h2 className={css.ask}>
        {t(sample.monthly ? 'salary.monthly' : 'salary.hourly', { name: sample.name, amount: amount(likely) })}
      </h2>
      <div className={css.answers}>
        <Button
          variant="filled"
          size="md"
          loading={pending === likely}
          onClick={() => onAnswer(likely)}
          data-testid={`salary-${likely}`}
        >
          {t('salary.yes', { amount: amount(likely) })}
        </Button>
        <Button size="md" loading={pending === other} onClick={() => onAnswer(other)} data-testid={`salary-${other}`}>
          {t('salary.no', { amount: amount(other) })}
        </Button>
      </div>
    </div>
  )
}

/** A person's salary in one of the two units. */
export const reading = (sample: SalarySample, unit: SalaryUnitName): Money => (unit === 'ore' ? sample.if_ore : sample.if_kronor)

/** The unit that gives a plausible salary comes first; öre if both do. */
export const likelierFirst = (sample: SalarySample): readonly [SalaryUnitName, SalaryUnitName] =>
  !looksLikePay(sample.if_ore, sample.monthly) && looksLikePay(sample.if_kronor, sample.monthly)
    ? ['kronor', 'ore']
    : ['ore', 'kronor']
