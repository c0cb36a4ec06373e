import { Button, FileButton as Chooser } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

const kinds = '.xlsx,.xlsm,.xls,.ods,.csv,.txt,.tsv'

/** Chooses a file to import. Dropping a file on the window does the same. */
export function FileButton({ onFile, bright = false }: { onFile: (file: File) => void; bright?: boolean }) {
  const { t } = useTranslation()
  return (
    <Chooser
      onChange={(file) => file && onFile(file)}
      accept={kinds}
      inputProps={{ 'aria-label': t('benefitImport.choose') }}
      data-testid="file-input"
    >
      {(props) => (
        <Button
          {...props}
          variant={bright ? 'filled' : 'default'}
          leftSection={<IconFileImport size={16} aria-hidden />}
          data-testid="file-choose"
        >
          {t('benefitImport.choose')}
        </Button>
      )}
    </Chooser>
  )
}
