import { benefitView, openPlan } from './benefits'
import { plan as companyPlan } from './company'
import { importPlan } from './decisionPlans'
import { mailServer } from './proofStates'
import { appError, blockedBehindRun, givenUpRun, haltedRun, mixedRun, summary } from './runs'
import { card, fails, integrationView } from './shellAnswers'
import type { State } from './states'

const run = (view: typeof mixedRun) => ({ run: () => view })
const inRun = '#/runs/run-1'
const open = { plan: () => openPlan(), integration: () => benefitView(integrationView.settings) }
const aside = { why: 'owner', reason: 'Entered by hand in Kleer on Friday', at: '2026-11-23T09:00:00Z' } as const
const asideRun = {
  ...mixedRun,
  summary: { ...mixedRun.summary, open: 0 },
  rows: mixedRun.rows.map((row) => (row.outcome === 'failed' ? { ...row, open: false, aside } : row)),
}
const notices = {
  ...companyPlan,
  changes: companyPlan.changes.filter(({ kind }) => kind === 'in_step'),
  counts: { ...companyPlan.counts, create: 0, update: 0, blocked: 0 },
}
const keychain = (code: 'keychain_locked' | 'keychain_refused' | 'keychain_too_long', hint: string | null) => ({
  connection_recheck: fails(appError(code, { service: null, hint })),
})
const testKleer = [{ click: 'test-kleer' }]

/** The screenshots of unsettled runs: open writes, notices, rows put aside, a run that waits for a setting, and help texts. */
export const unsettledStates: State[] = [
  { name: 'unsettled-question', hash: '#/plans/plan-b', answers: open },
  { name: 'unsettled-question-small', hash: '#/plans/plan-b', answers: open, small: true },
  {
    name: 'unsettled-answer',
    hash: '#/plans/plan-b',
    answers: { ...open, run_resolve_manually: () => mixedRun },
    steps: [{ click: 'word-there-pay 2026-10 yara' }, { click: 'confirm-yes' }],
  },
  { name: 'unsettled-notices', hash: '#/plans/plan-1', answers: { plan: () => notices } },
  {
    name: 'unsettled-need',
    hash: '#/',
    answers: {
      overview: () => ({
        integrations: [
          {
            ...card,
            needs: [{ kind: 'not_done', export: 'employees', run_id: 'run-1', runs: 1, failed: 2, not_sent: 3 }],
            last_runs: [{ ...summary, sample: false, mark: { kind: 'failed', count: 2 }, open: 2 }],
            drift: { checked_at: '2026-11-21T13:05:00Z', differs: 0, blocked: 0, notices: 2, since: null },
            calm: { kind: 'compared', notices: 2 },
          },
        ],
      }),
    },
  },
  { name: 'unsettled-aside-ask', hash: inRun, answers: run(mixedRun), steps: [{ click: 'put-aside' }] },
  { name: 'unsettled-aside', hash: inRun, answers: run(asideRun), small: true },
  { name: 'unsettled-switch', hash: inRun, answers: run(haltedRun) },
  { name: 'unsettled-switch-small', hash: inRun, answers: run(haltedRun), small: true },
  { name: 'unsettled-half', hash: inRun, answers: run(givenUpRun) },
  {
    name: 'unsettled-left',
    hash: inRun,
    answers: run({ ...blockedBehindRun, left_behind: { ...blockedBehindRun.left_behind, notices: 2 } }),
  },
  {
    name: 'unsettled-mail-microsoft',
    hash: '#/settings',
    answers: {
      ...mailServer,
      mail_check: fails(appError('mail_passwords_off', { service: 'SMTP', said: '535 5.7.139 Authentication unsuccessful' })),
    },
    steps: [{ click: 'mail-test' }],
  },
  {
    name: 'unsettled-keychain-locked',
    hash: '#/integrations/int-1',
    answers: keychain('keychain_locked', 'linux'),
    steps: testKleer,
  },
  {
    name: 'unsettled-keychain-refused',
    hash: '#/integrations/int-1',
    answers: keychain('keychain_refused', 'macos'),
    steps: testKleer,
    small: true,
  },
  {
    name: 'unsettled-keychain-long',
    hash: '#/integrations/int-1',
    answers: keychain('keychain_too_long', null),
    steps: testKleer,
  },
  {
    name: 'unsettled-file-binary',
    hash: '#/integrations/int-b/benefits',
    answers: {
      integration: () => benefitView(integrationView.settings),
      benefit_file_open: fails(appError('file_unreadable', { service: null, hint: 'binary_workbook' })),
    },
    steps: [{ file: 'Benefits November 2026.xlsb' }],
  },
  {
    name: 'unsettled-file-page',
    hash: '#/integrations/int-b/benefits',
    answers: {
      integration: () => benefitView(integrationView.settings),
      benefit_file_open: fails(appError('file_unreadable', { service: null, hint: 'web_page' })),
    },
    steps: [{ file: 'Benefits November 2026.xls' }],
    small: true,
  },
  { name: 'unsettled-import', hash: '#/plans/plan-1', answers: { plan: () => ({ ...importPlan, first_run: true }) } },
]
