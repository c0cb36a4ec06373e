import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Proof } from '../../generated/types'
import css from './Proof.module.css'
import { BenefitLines } from './ProofLines'
import { leavesOut } from './proofAmounts'

/** The figures by benefit, and when opened, by person. Print shows every person. */
export function ProofTable({ proof }: { proof: Proof }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(() => new Set(proof.benefits.filter(({ line }) => !line.holds).map(({ benefit }) => benefit)))
  const left = leavesOut(proof)
  const all = open.size === proof.benefits.length
  const toggle = (benefit: string) =>
    setOpen((before) => {
      const now = new Set(before)
      if (!now.delete(benefit)) now.add(benefit)
      return now
    })
  return (
    <>
      <div className={css.tableHead}>
        <h2 className={css.tableTitle} id="proof-table">
          {t('proof.byBenefit', { currency: proof.currency })}
        </h2>
        <Button
          size="xs"
          className="no-print"
          onClick={() => setOpen(new Set(all ? [] : proof.benefits.map(({ benefit }) => benefit)))}
          data-testid="proof-all"
        >
          {t(all ? 'proof.closeAll' : 'proof.openAll')}
        </Button>
      </div>
      <table className={css.table} aria-labelledby="proof-table">
        <thead>
          <tr>
            <th scope="col">{t('proof.who')}</th>
            <th scope="col" className="figure">
              {t('proof.listed')}
            </th>
            <th scope="col" className="figure">
              {t('proof.there')}
            </th>
            <th scope="col" className="figure">
              {t('proof.approved')}
            </th>
            <th scope="col" className="figure">
              {t('proof.sent')}
            </th>
            <th scope="col" className="figure">
              {t('proof.readBack')}
            </th>
            {left && (
              <th scope="col" className="figure">
                {t('proof.leftOut')}
              </th>
            )}
            <th scope="col">{t('proof.state')}</th>
          </tr>
        </thead>
        {proof.benefits.map((benefit) => (
          <BenefitLines
            key={benefit.benefit}
            benefit={benefit}
            left={left}
            open={open.has(benefit.benefit)}
            onToggle={() => toggle(benefit.benefit)}
          />
        ))}
      </table>
    </>
  )
}
