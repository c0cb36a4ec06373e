import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/format'
import css from './History.module.css'

type PagerProps = { offset: number; shown: number; total: number; size: number; onOffset: (offset: number) => void }

/** The position in a long list, with buttons to the previous and the next page. */
export function Pager({ offset, shown, total, size, onOffset }: PagerProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <div className={css.pager}>
      <span className="soft">
        {t('history.page', {
          from: formats.number(offset + 1),
          to: formats.number(offset + shown),
          total: formats.number(total),
        })}
      </span>
      {total > size && (
        <>
          <Button
            size="xs"
            disabled={offset === 0}
            onClick={() => onOffset(Math.max(0, offset - size))}
            data-testid="history-newer"
          >
            {t('history.newer')}
          </Button>
          <Button
            size="xs"
            disabled={offset + shown >= total}
            onClick={() => onOffset(offset + size)}
            data-testid="history-older"
          >
            {t('history.older')}
          </Button>
        </>
      )}
    </div>
  )
}
