/** The effect of each call, for notices about unproven calls. The keys are the names in the connectors' tables of calls. */
export const calls = {
  alexis: {
    leave_transactions: 'reading leave day by day',
    work_weeks: 'reading working weeks',
    children: 'reading children’s details',
    create_employee: 'creating people',
    update_employee: 'changing people',
    create_employment: 'creating employments',
    update_employment: 'changing employments',
    create_compensation: 'entering salaries',
    update_compensation: 'changing salaries',
  },
  kleer: {
    companies: 'logging in with e-mail address and password',
    create_user: 'creating people',
    update_user: 'changing people',
    create_agreement: 'creating employment agreements',
    update_agreement: 'changing employment agreements',
    create_event: 'entering days of leave',
    update_event: 'changing days of leave',
    delete_event: 'removing days of leave',
    create_payroll_event: 'entering days of leave as payroll events',
  },
  personio: {
    create_type: 'creating compensation types',
    create_compensation: 'entering compensations',
  },
}
