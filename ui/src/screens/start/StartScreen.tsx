import { Button } from '@mantine/core'
import { IconFlask, IconGift, IconPlugConnected } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import { asAppError } from '../../lib/errors'
import { go } from '../../lib/route'
import { useSample } from '../../lib/useSample'
import css from './StartScreen.module.css'

/** The first screen of a new owner: the purpose of the app, the place of the data, and two ways to begin. */
export function StartScreen() {
  const { t } = useTranslation()
  const sample = useSample()
  return (
    <Page title={t('start.title')} narrow>
      <p className={css.what}>{t('start.what')}</p>
      <div className={css.choices}>
        <section className={css.choice}>
          <IconFlask size={30} stroke={1.4} aria-hidden />
          <h2>{t('start.sample.title')}</h2>
          <p>{t('start.sample.text')}</p>
          <Button
            variant="filled"
            size="md"
            loading={sample.isPending}
            onClick={() => sample.mutate()}
            data-testid="start-sample"
          >
            {t('start.sample.button')}
          </Button>
        </section>
        <section className={css.choice}>
          <IconPlugConnected size={30} stroke={1.4} aria-hidden />
          <h2>{t('start.connect.title')}</h2>
          <p>{t('start.connect.text')}</p>
          <Button size="md" onClick={() => go({ at: 'connect' })} data-testid="start-connect">
            {t('start.connect.button')}
          </Button>
        </section>
        <section className={css.choice}>
          <IconGift size={30} stroke={1.4} aria-hidden />
          <h2>{t('start.benefits.title')}</h2>
          <p>{t('start.benefits.text')}</p>
          <Button size="md" onClick={() => go({ at: 'connect-benefits' })} data-testid="start-connect-benefits">
            {t('start.benefits.button')}
          </Button>
        </section>
      </div>
      {sample.error && <ErrorNotice error={asAppError(sample.error)} onRetry={() => sample.mutate()} />}
      <p className={css.where}>{t('start.where')}</p>
    </Page>
  )
}
