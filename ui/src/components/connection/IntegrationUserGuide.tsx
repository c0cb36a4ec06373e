import { useTranslation } from 'react-i18next'
import { Disclosure } from '../Disclosure'
import css from './Connection.module.css'

/** Explains how to create the integration user in Kleer, and why it should not be the owner's own user. */
export function IntegrationUserGuide() {
  const { t } = useTranslation()
  return (
    <Disclosure title={t('kleer.guideTitle')} testid="kleer-guide">
      <ol className={css.how}>
        <li>{t('kleer.guide1')}</li>
        <li>{t('kleer.guide2')}</li>
        <li>{t('kleer.guide3')}</li>
        <li>{t('kleer.guide4')}</li>
        <li>{t('kleer.guide5')}</li>
      </ol>
      <div>
        <h3 className={css.subtitle}>{t('kleer.whyTitle')}</h3>
        <ul className={css.how}>
          <li>{t('kleer.why1')}</li>
          <li>{t('kleer.why2')}</li>
        </ul>
      </div>
      <div>
        <h3 className={css.subtitle}>{t('kleer.reportTitle')}</h3>
        <p>{t('kleer.report')}</p>
      </div>
    </Disclosure>
  )
}
