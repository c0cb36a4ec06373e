import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { Notice } from '../../components/Notice'
import type { RowProblem } from '../../generated/types'
import { useFormats } from '../../lib/format'
import css from './Import.module.css'

const PORTION = 100

/** The rows that cannot be read. One problem stops the import of the whole file. */
export function ProblemTable({ problems, rows }: { problems: RowProblem[]; rows: number }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [limit, setLimit] = useState(PORTION)
  const beyond = problems.length - limit
  return (
    <Card title={t('benefitImport.problems', { count: rows })}>
      <Notice tone="warn">{t('benefitImport.problemsText')}</Notice>
      <table className={css.table} aria-label={t('benefitImport.problems', { count: rows })}>
        <thead>
          <tr>
            <th scope="col">{t('benefitImport.line')}</th>
            <th scope="col">{t('benefitImport.what')}</th>
            <th scope="col">{t('benefitImport.cell')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, limit).map(({ line, meaning, code, text }) => (
            <tr key={`${line} ${code} ${meaning} ${text}`} data-testid={`problem-${line}`}>
              <th scope="row">{formats.number(line)}</th>
              <td>
                {meaning && <span className="soft">{t(`benefitImport.meanings.${meaning}`)}: </span>}
                {t(`benefitImport.problem.${code}`)}
              </td>
              <td>{text !== '' && <q>{text}</q>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {beyond > 0 && (
        <div>
          <Button onClick={() => setLimit(limit + PORTION)} data-testid="problems-more">
            {t('review.showMore', { count: Math.min(beyond, PORTION) })}
          </Button>
        </div>
      )}
    </Card>
  )
}
