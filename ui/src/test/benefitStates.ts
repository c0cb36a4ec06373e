import { askedOpened, askedPreview, untitledOpened, wrongPreview } from './benefitFiles'
import {
  benefitCard,
  benefitCorrections,
  benefitPlan,
  benefitPlanOf,
  benefitView,
  doneCorrections,
  emptyList,
  equalPlan,
  list,
  manyPays,
  manyPeople,
  payChanges,
  personioReport,
  settledPlan,
} from './benefits'
import { appError } from './runs'
import { card, fails, integrationView, never } from './shellAnswers'
import type { State, Step } from './states'

const at = '#/integrations/int-b/benefits'
const ofPersonio = { integration: () => benefitView(integrationView.settings) }
const plan = (view: typeof benefitPlan) => ({ ...ofPersonio, plan: () => view })
const inReview = '#/plans/plan-b'
const personio = (code: Parameters<typeof appError>[0], more = {}) => appError(code, { service: 'Personio', ...more })

const credentials: Step[] = [
  { fill: 'personio-client-id', with: 'papi-1' },
  { fill: 'personio-client-secret', with: 'secret' },
  { click: 'wizard-next' },
]
const file: Step[] = [{ file: 'Benefits November 2026.xlsx' }]
const keyOf = (name: string) => payChanges.find((row) => row.name === name)?.key ?? ''

/** The screenshots of benefits: connecting, list, files, review, and corrections. */
export const benefitStates: State[] = [
  { name: 'wizard-personio', hash: '#/connect-benefits', steps: [{ click: 'wizard-next' }] },
  {
    name: 'wizard-personio-test',
    hash: '#/connect-benefits',
    answers: { connection_check: () => personioReport },
    steps: credentials,
  },
  {
    name: 'wizard-personio-lacking',
    hash: '#/connect-benefits',
    answers: {
      connection_check: () => ({
        ...personioReport,
        ok: false,
        checks: personioReport.checks.map((check) => {
          if (check.right === 'read_emails') return { ...check, count: null, error: personio('emails_hidden') }
          if (check.right === 'edit_compensations') {
            return { ...check, error: personio('missing_right', { trace: '4f1d2c77-0a8e-4b1e-9d7c-0f2a1b3c4d5e' }) }
          }
          return check.right === 'see_everybody' ? { ...check, error: personio('pay_unseen') } : check
        }),
      }),
    },
    steps: credentials,
  },
  {
    name: 'wizard-personio-name',
    hash: '#/connect-benefits',
    answers: { connection_check: () => personioReport },
    steps: [...credentials, { click: 'wizard-next' }],
    small: true,
  },
  {
    name: 'overview-benefits',
    hash: '#/',
    answers: {
      ...ofPersonio,
      overview: () => ({
        integrations: [
          {
            ...benefitCard,
            needs: [
              { kind: 'corrections', count: 2 },
              { kind: 'mail_waiting', count: 1 },
            ],
          },
          card,
        ],
      }),
    },
  },
  {
    name: 'overview-benefits-clear',
    hash: '#/',
    answers: { ...ofPersonio, overview: () => ({ integrations: [benefitCard] }) },
    small: true,
  },
  { name: 'benefits', hash: at, answers: ofPersonio },
  { name: 'benefits-small', hash: at, answers: ofPersonio, steps: [{ click: 'over-limits' }], small: true },
  {
    name: 'benefits-wrong',
    hash: at,
    answers: ofPersonio,
    steps: [{ fill: 'amount-0-3', with: 'abc' }, { click: 'benefits-find' }],
  },
  { name: 'benefits-empty', hash: at, answers: { ...ofPersonio, benefit_month: () => emptyList } },
  {
    name: 'benefits-next-month',
    hash: `${at}/2026-12`,
    answers: { ...ofPersonio, benefit_month: () => ({ ...list, month: '2026-12', entries: [], over: [] }) },
    steps: [{ click: 'copy-month' }],
  },
  { name: 'benefits-many', hash: at, answers: { ...ofPersonio, benefit_month: () => manyPeople(400) } },
  { name: 'benefits-no-match', hash: at, answers: ofPersonio, steps: [{ fill: 'benefits-find', with: 'zzz' }] },
  { name: 'benefits-loading', hash: at, answers: { ...ofPersonio, benefit_month: never } },
  {
    name: 'benefits-error',
    hash: at,
    answers: { ...ofPersonio, benefit_month: fails(appError('storage_failed', { service: null })) },
  },
  { name: 'benefits-offline', hash: at, answers: { ...ofPersonio, compensation_types: fails(personio('unreachable')) } },
  {
    name: 'benefits-amount-error',
    hash: at,
    answers: { ...ofPersonio, benefit_amount: fails(appError('storage_full', { service: null })) },
    steps: [{ fill: 'amount-0-3', with: '12,50' }, { click: 'benefits-find' }],
  },
  { name: 'benefits-benefit', hash: at, answers: ofPersonio, steps: [{ click: 'benefit-edit-b-kind' }] },
  {
    name: 'benefits-person',
    hash: at,
    answers: {
      ...ofPersonio,
      benefit_person_save: fails(appError('invalid_input', { service: null, hint: 'taken' })),
    },
    steps: [{ click: 'person-edit-p-anna' }, { click: 'person-save' }],
  },
  { name: 'benefits-new-type', hash: at, answers: ofPersonio, steps: [{ choose: 'rule-b-kind', option: 'new' }] },
  { name: 'benefits-split', hash: at, answers: ofPersonio, steps: [{ choose: 'rule-b-meal', option: 'split' }] },
  { name: 'import', hash: at, answers: ofPersonio, steps: file },
  {
    name: 'import-lines',
    hash: at,
    answers: ofPersonio,
    steps: [...file, { click: 'import-mode-add' }, { click: 'import-lines' }],
    small: true,
  },
  { name: 'import-problems', hash: at, answers: { ...ofPersonio, benefit_file_read: () => wrongPreview }, steps: file },
  {
    name: 'import-asked',
    hash: at,
    answers: { ...ofPersonio, benefit_file_open: () => askedOpened, benefit_file_read: () => askedPreview },
    steps: file,
  },
  {
    name: 'import-asked-small',
    hash: at,
    answers: { ...ofPersonio, benefit_file_open: () => askedOpened, benefit_file_read: () => askedPreview },
    steps: [...file, { click: 'import-hidden-take' }],
    small: true,
  },
  { name: 'import-untitled', hash: at, answers: { ...ofPersonio, benefit_file_open: () => untitledOpened }, steps: file },
  { name: 'import-loading', hash: at, answers: { ...ofPersonio, benefit_file_open: never }, steps: file },
  {
    name: 'import-error',
    hash: at,
    answers: { ...ofPersonio, benefit_file_open: fails(appError('file_unreadable', { service: null, hint: 'encrypted' })) },
    steps: file,
  },
  { name: 'import-done', hash: at, answers: ofPersonio, steps: [...file, { click: 'import-take' }] },
  { name: 'benefit-prepare', hash: `${at}/2026-11/prepare`, answers: { ...ofPersonio, plan_benefits: never } },
  {
    name: 'benefit-prepare-error',
    hash: `${at}/2026-11/prepare`,
    answers: { ...ofPersonio, plan_benefits: fails(personio('emails_hidden', { trace: '4f1d2c77-0a8e' })) },
  },
  { name: 'review-benefits', hash: inReview, answers: plan(benefitPlan) },
  { name: 'review-benefits-settled', hash: inReview, answers: plan(settledPlan), steps: [{ click: 'difference' }] },
  {
    name: 'review-benefits-rows',
    hash: inReview,
    answers: plan(benefitPlanOf(payChanges, { uses: [] })),
    steps: [{ click: `pay-open-${keyOf('Petra Brandt')}` }, { click: `pay-open-${keyOf('Rolf Ahrens')}` }],
  },
  {
    name: 'review-benefits-resend',
    hash: inReview,
    answers: plan({
      ...benefitPlanOf(payChanges, { months_ago: 3, unseen: 2, uses: [] }),
      exported: { run_id: 'run-b', at: '2026-11-21T09:00:00Z' },
    }),
    steps: [{ click: `pay-tick-${keyOf('Tom Weiß')}` }],
  },
  {
    name: 'review-benefits-decided',
    hash: inReview,
    answers: plan(benefitPlan),
    steps: [{ click: 'rule-propose-b-kind' }],
    small: true,
  },
  { name: 'review-benefits-equal', hash: inReview, answers: plan(equalPlan) },
  { name: 'review-benefits-nothing', hash: inReview, answers: plan(benefitPlanOf([], { uses: [] })) },
  { name: 'review-benefits-many', hash: inReview, answers: plan(manyPays(600)) },
  {
    name: 'review-benefits-no-match',
    hash: inReview,
    answers: plan(settledPlan),
    steps: [{ fill: 'review-find', with: 'zzz' }],
  },
  {
    name: 'review-benefits-refused',
    hash: inReview,
    answers: { ...plan(settledPlan), run_start: fails(appError('plan_stale', { service: null })) },
    steps: [{ click: 'review-send' }],
  },
  {
    name: 'corrections-benefits',
    hash: '#/integrations/int-b/corrections',
    answers: { ...ofPersonio, corrections: () => benefitCorrections },
  },
  {
    name: 'corrections-benefits-done',
    hash: '#/integrations/int-b/corrections',
    answers: { ...ofPersonio, corrections: () => doneCorrections },
  },
]
