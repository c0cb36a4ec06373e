import { fails, never } from './fake'
import { brokenProof, heldProof, leftOutProof, paidRun, refusedPayRun, runMail, unseenRun, waitingMail } from './proofs'
import { appError } from './runs'
import type { State } from './states'

const inRun = '#/runs/run-9'
const run = (view: typeof paidRun, mail = runMail) => ({ run: () => view, run_mail: () => mail })
const proof = (view: typeof heldProof) => ({ run_proof: () => view })

/** The pictures of runs of benefits, their proofs and mails. */
export const proofStates: State[] = [
  { name: 'result-pay', hash: inRun, answers: run(paidRun), steps: [{ click: 'run-open-p-ebba' }] },
  { name: 'result-pay-unseen', hash: inRun, answers: run(unseenRun, waitingMail), steps: [{ click: 'run-open-p-ida' }] },
  {
    name: 'result-pay-word',
    hash: inRun,
    answers: { ...run(unseenRun), run_word: fails(appError('storage_full', { service: null })) },
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
  { name: 'proof-loading', hash: `${inRun}/proof`, answers: { run_proof: never } },
  { name: 'proof-error', hash: `${inRun}/proof`, answers: { run_proof: fails(appError('gone', { service: null })) } },
]
