import { useTranslation } from 'react-i18next'
import type { FieldChange } from '../generated/types'
import { useFormats } from '../lib/format'
import { listedText } from '../lib/value'
import { FieldSummary } from './FieldSummary'

/** What becomes of a day of leave, in one line: what is new as it is, what goes struck through, what changes old beside new. */
export function DaySummary({ fields }: { fields: FieldChange[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const told = (side: 'old' | 'new') =>
    fields
      .filter((one) => one[side] !== null)
      .map((one) => listedText(one.field, one[side], formats, t))
      .join(', ')
  if (fields.every((one) => one.old === null)) return told('new')
  if (fields.every((one) => one.new === null)) return <del>{told('old')}</del>
  return <FieldSummary fields={fields} all />
}
