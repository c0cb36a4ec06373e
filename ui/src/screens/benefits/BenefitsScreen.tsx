import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page'
import { QueryResult } from '../../components/QueryResult'
import { queries } from '../../lib/queries'
import { FileScreen } from '../benefitImport/FileScreen'
import { useDroppedFile } from '../benefitImport/useDroppedFile'
import { BenefitList } from './BenefitList'
import css from './Benefits.module.css'

/** The benefit list of a month: amounts, catalogue and export. During an import, the file takes the whole screen. */
export function BenefitsScreen({ id, month }: { id: string; month: string | null }) {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const integration = useQuery(queries.integration(id))
  const list = useQuery(queries.benefitMonth(id, month))
  const dragging = useDroppedFile(setFile)
  const card = integration.data?.card
  const dropZone = <div className={css.drop}>{t('benefits.drop')}</div>
  if (list.data && file) {
    return (
      <>
        {dragging && dropZone}
        <FileScreen
          key={`${file.name} ${file.size} ${file.lastModified}`}
          id={id}
          file={file}
          month={list.data.month}
          over={card?.label}
          sample={card?.sample}
          onFile={setFile}
          onLeave={() => setFile(null)}
        />
      </>
    )
  }
  if (list.data) {
    return (
      <>
        {dragging && dropZone}
        <BenefitList id={id} list={list.data} shown={month} over={card?.label} sample={card?.sample} onFile={setFile} />
      </>
    )
  }
  return (
    <Page title={t('benefits.title')} over={card?.label} sample={card?.sample}>
      <QueryResult of={list}>{() => null}</QueryResult>
    </Page>
  )
}
