/** The steps of connecting Personio. */
export const benefitSteps = ['personio', 'test', 'name'] as const

export type BenefitStep = (typeof benefitSteps)[number]
