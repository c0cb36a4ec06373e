import {
  brokenProof,
  heldProof,
  leftOutProof,
  listView,
  mailSettings,
  paidRun,
  refusedPayRun,
  runMail,
  unseenRun,
  waitingMail,
} from './proofs'
import { appError } from './runs'
import { fails, integrationView, never } from './shellAnswers'
import type { State } from './states'

const inRun = '#/runs/run-9'
const run = (view: typeof paidRun, mail = runMail) => ({ run: () => view, run_mail: () => mail })
export const mailServer = { mail_settings: () => ({ ...mailSettings, waiting: 2 }) }
const proof = (view: typeof heldProof) => ({ run_proof: () => view })

/** The screenshots of runs of benefits, their proofs and mails. */
export const proofStates: State[] = [
  { name: 'result-pay', hash: inRun, answers: run(paidRun), steps: [{ click: 'run-open-p-ebba' }] },
  { name: 'result-pay-unseen', hash: inRun, answers: run(unseenRun, waitingMail), steps: [{ click: 'run-open-p-ida' }] },
  {
    name: 'result-pay-word',
    hash: inRun,
    answers: { ...run(unseenRun), run_resolve_manually: fails(appError('storage_full', { service: null })) },
    steps: [{ click: 'word-not-there-p-ebba' }, { click: 'confirm-yes' }],
    small: true,
  },
  { name: 'result-pay-refused', hash: inRun, answers: run(refusedPayRun, { ...runMail, state: 'unclear' }) },
  { name: 'result-mail-again', hash: inRun, answers: run(paidRun), steps: [{ click: 'mail-content' }, { click: 'mail-send' }] },
  {
    name: 'result-mail-error',
    hash: inRun,
    answers: { ...run(paidRun), run_mail: fails(appError('storage_failed', { service: null })) },
  },
  { name: 'proof', hash: `${inRun}/proof`, answers: proof(heldProof), steps: [{ click: 'proof-all' }] },
  { name: 'proof-left-out', hash: `${inRun}/proof`, answers: proof(leftOutProof), small: true },
  { name: 'proof-broken', hash: `${inRun}/proof`, answers: proof(brokenProof) },
  {
    name: 'proof-nothing',
    hash: `${inRun}/proof`,
    answers: proof({
      ...heldProof,
      benefits: [],
      run: { ...paidRun.summary, state: 'interrupted' },
      difference: { ...heldProof.difference, before: null, lines: [] },
    }),
  },
  { name: 'settings-mail', hash: '#/settings', answers: mailServer, steps: [{ click: 'mail-test' }] },
  {
    name: 'settings-mail-login',
    hash: '#/settings',
    answers: {
      ...mailServer,
      mail_check: fails(appError('mail_login_refused', { service: 'SMTP', said: '535 5.7.8 Authentication failed' })),
    },
    steps: [{ fill: 'mail-password', with: 'wrong' }, { click: 'mail-test' }],
  },
  {
    name: 'settings-mail-unreachable',
    hash: '#/settings',
    answers: { ...mailServer, mail_save: fails(appError('unreachable', { service: 'SMTP' })) },
    steps: [{ fill: 'mail-host', with: 'x' }, { click: 'mail-save' }],
    small: true,
  },
  { name: 'settings-mail-forget', hash: '#/settings', answers: mailServer, steps: [{ click: 'mail-forget' }] },
  { name: 'settings-limits', hash: '#/settings', steps: [{ click: 'limit-edit-meal_15_days' }] },
  {
    name: 'settings-limits-wrong',
    hash: '#/settings',
    steps: [{ click: 'limit-edit-transit_ticket' }, { fill: 'limit-until', with: 'x' }, { click: 'limit-save' }],
    small: true,
  },
  {
    name: 'settings-limits-error',
    hash: '#/settings',
    answers: { legal_limits: fails(appError('storage_failed', { service: null })), mail_settings: never },
  },
  { name: 'settings-limits-reset', hash: '#/settings', steps: [{ click: 'limits-reset' }] },
  {
    name: 'integration-list',
    hash: '#/integrations/int-b',
    answers: { integration: () => listView(integrationView) },
    steps: [{ click: 'settings-mail' }, { click: 'settings-number-attribute' }],
  },
  {
    name: 'integration-mail',
    hash: '#/integrations/int-1',
    answers: { integration_update: fails(appError('invalid_input', { service: null, hint: 'mail_to' })) },
    steps: [
      { click: 'settings-mail' },
      { fill: 'mail-address', with: 'anna.vd@example.de' },
      { click: 'mail-add' },
      { click: 'settings-save' },
    ],
  },
  { name: 'proof-loading', hash: `${inRun}/proof`, answers: { run_proof: never } },
  { name: 'proof-error', hash: `${inRun}/proof`, answers: { run_proof: fails(appError('gone', { service: null })) } },
]
