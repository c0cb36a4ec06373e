import { IconAlertTriangle, IconCheck, IconCircleDashed, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AppError, ConnectionReport, Right } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { type Connectable, serviceNames } from '../../lib/services'
import { Badge } from '../Badge'
import { ErrorNotice } from '../ErrorNotice'
import { Notice } from '../Notice'
import { TraceId } from '../TraceId'
import css from './Connection.module.css'
import { RightBoxes } from './RightBoxes'
import { isOptional, type RightKey, rightKeys, rightOf } from './rights'

type TestReportProps = { service: Connectable; report: ConnectionReport; onCredentials?: () => void }

/** The result of a connection test, right by right. A missing right names the box to tick. */
export function TestReport({ service, report, onCredentials }: TestReportProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const keys: readonly RightKey[] = rightKeys[service]
  // Pay is asked of Alexis HR only where the integration needs it.
  const rights = keys.filter((key) => key !== 'alexis.read_payroll' || tried(rightOf(key)))
  return (
    <div className={css.report} data-testid={`report-${service}`} data-ok={report.ok}>
      {(report.account || report.acts_as) && (
        <p>
          {report.account && `${t('connection.account')}: ${report.account}`}
          {report.account && report.acts_as && ' · '}
          {report.acts_as && `${t('connection.actsAs')}: ${report.acts_as}`}
        </p>
      )}
      <ul className={css.rights}>
        {rights.map((key) => {
          const right = rightOf(key)
          const check = tried(right)
          return (
            <li key={key} className={css.right}>
              <div className={css.rightHead}>
                {!check && <Badge tone="quiet" icon={IconCircleDashed} text={t('connection.notTried')} />}
                {check && !check.error && <Badge tone="ok" icon={IconCheck} text={t('connection.works')} />}
                {check?.error && isOptional(right) && (
                  <Badge tone="warn" icon={IconAlertTriangle} text={t('severities.warning')} />
                )}
                {check?.error && !isOptional(right) && <Badge tone="bad" icon={IconX} text={t('connection.fails')} />}
                <span>{t(`rights.${key}.name`)}</span>
                {check && check.count !== null && <span className="soft">{t('connection.count', { count: check.count })}</span>}
              </div>
              {check?.error && (isLacking(check.error) || isOptional(right)) && (
                <p>
                  <strong>{t('connection.toTick')}</strong> {t(`rights.${key}.missing`)}
                </p>
              )}
              {check?.error?.trace && isTicked(check.error) && (
                <TraceId service={serviceNames[service]} trace={check.error.trace} />
              )}
              {check?.error && !isTicked(check.error) && !isOptional(right) && (
                <ErrorNotice error={check.error} onCredentials={onCredentials} />
              )}
              {service === 'alexis' && check?.error?.code === 'wrong_credentials' && <p>{t('alexis.otherProduct')}</p>}
              {check?.count === 0 && <p className="soft">{t('connection.nobody')}</p>}
            </li>
          )
        })}
      </ul>
      {report.empty_fields.length > 0 && (
        <Notice tone="warn">
          <strong>{t('connection.empty', { fields: emptyWords() })}</strong> {t(`connection.emptyText.${service}`)}
        </Notice>
      )}
      {(report.empty_fields.length > 0 || report.checks.some(({ error }) => error && isLacking(error))) && (
        <RightBoxes service={service} />
      )}
    </div>
  )

  function emptyWords() {
    // Half a bank account is useless, so both fields share one label.
    const bank = report.empty_fields.includes('clearing_number') && report.empty_fields.includes('account_number')
    const words = report.empty_fields
      .filter((field) => !bank || field !== 'account_number')
      .map((field) => (bank && field === 'clearing_number' ? t('integration.bankAccount') : t(`fields.${field}`)))
    return formats.list(words)
  }

  function tried(right: Right) {
    return report.checks.find((check) => check.right === right)
  }
}

/** Whether the credentials or their rights are at fault, so that a box can be ticked. */
const isLacking = ({ code }: AppError) => code === 'missing_right' || code === 'wrong_credentials' || code === 'emails_hidden'

/** Whether ticking a box is the whole remedy. Then the box is named in place of a notice. */
const isTicked = ({ code }: AppError) => code === 'missing_right' || code === 'emails_hidden'
