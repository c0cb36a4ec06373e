import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { Disclosure } from '../../components/Disclosure'
import { Notice } from '../../components/Notice'
import type { FileContent, FilePreview, ImportMode } from '../../generated/types'
import { useFormats } from '../../lib/format'
import css from './Import.module.css'
import { MonthTable } from './MonthTable'
import { ProblemTable } from './ProblemTable'

type PreviewProps = { preview: FilePreview; content: FileContent; mode: ImportMode }

/** The effect of the import. A preview stores nothing. */
export function Preview({ preview, content, mode }: PreviewProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { problems, rows, new_benefits, new_people, added_up, totals, months, total, lines } = preview
  if (problems.length > 0) return <ProblemTable problems={problems} rows={preview.wrong_rows} />
  if (rows === 0) return <Notice tone="warn">{t('benefitImport.noRows')}</Notice>
  const facts = [
    new_people > 0 && t('benefitImport.newPeople', { count: new_people }),
    new_benefits.length > 0 && t('benefitImport.newBenefits', { names: formats.list(new_benefits) }),
    totals > 0 && t('benefitImport.totals', { count: totals }),
    added_up > 0 && t('benefitImport.addedUp', { count: added_up }),
  ].filter((fact) => fact !== false)
  const stray = months.filter((month) => month.stray)
  const resent = months.some(({ exported }) => exported !== null)
  return (
    <Card title={t('benefitImport.preview')}>
      <p data-testid="import-facts">
        <strong>
          {t(content === 'amounts' ? 'benefitImport.amounts' : 'benefitImport.people', { count: rows })}
          {total && `, ${formats.money(total)}`}
        </strong>
      </p>
      {facts.length > 0 && (
        <ul className={css.facts}>
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
      {months.length > 0 && <MonthTable months={months} mode={mode} />}
      {stray.length > 0 && (
        <Notice tone="warn">
          {t('benefitImport.stray', { months: formats.list(stray.map(({ month }) => formats.month(month))) })}
        </Notice>
      )}
      {resent && <Notice tone="warn">{t('benefitImport.exported')}</Notice>}
      {lines.length > 0 && (
        <Disclosure title={t('benefitImport.lines')} testid="import-lines">
          <table className={css.table} aria-label={t('benefitImport.lines')}>
            <thead>
              <tr>
                <th scope="col">{t('benefitImport.line')}</th>
                <th scope="col">{t('benefits.person')}</th>
                {content === 'amounts' && (
                  <>
                    <th scope="col">{t('benefitImport.meanings.benefit')}</th>
                    <th scope="col">{t('benefits.month')}</th>
                    <th scope="col" className="figure">
                      {t('benefitImport.meanings.amount')}
                    </th>
                  </>
                )}
                <th scope="col">{t('benefitImport.does')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.line}>
                  <td>{formats.number(line.line)}</td>
                  <th scope="row">{line.person}</th>
                  {content === 'amounts' && (
                    <>
                      <td>{line.benefit}</td>
                      <td>{line.month && formats.month(line.month)}</td>
                      <td className="figure">{line.amount && formats.money(line.amount)}</td>
                    </>
                  )}
                  <td className="soft">
                    {t(`benefitImport.doing.${line.does}`)}
                    {line.hidden && ` · ${t('benefitImport.isHidden')}`}
                    {line.same_as !== null && ` · ${t('benefitImport.sameAs', { line: formats.number(line.same_as) })}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows > lines.length && <p className="soft">{t('benefitImport.firstLines', { count: lines.length })}</p>}
        </Disclosure>
      )}
    </Card>
  )
}
