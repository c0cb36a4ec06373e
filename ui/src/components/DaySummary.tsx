import { useTranslation } from 'react-i18next'
import type { FieldChange } from '../generated/types'
import { useFormats } from '../lib/format'
import { listText } from '../lib/value'
import { FieldSummary } from './FieldSummary'

/** A leave day in one line: new values plain, removed values struck through, changed values as old and new. */
export function DaySummary({ fields }: { fields: FieldChange[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const texts = (side: 'old' | 'new') =>
    fields
      .filter((one) => one[side] !== null)
      .map((one) => listText(one.field, one[side], formats, t))
      .join(', ')
  if (fields.every((one) => one.old === null)) return texts('new')
  if (fields.every((one) => one.new === null)) return <del>{texts('old')}</del>
  return <FieldSummary fields={fields} all />
}
