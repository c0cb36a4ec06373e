import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import type { Step } from './states'

/** Carries out a step of a state. */
export async function carryOut(user: UserEvent, step: Step) {
  if ('click' in step) await user.click(await screen.findByTestId(step.click))
  else if ('fill' in step) {
    const field = await screen.findByTestId(step.fill)
    await user.clear(field)
    await user.type(field, step.with)
  } else if ('choose' in step) {
    await user.click(await screen.findByTestId(step.choose))
    const options = await screen.findAllByRole('option', { hidden: true })
    const option = options.find((one) => one.getAttribute('value') === step.option)
    if (!option) throw new Error(`no option ${step.option}`)
    await user.click(option)
  } else {
    await screen.findAllByTestId('file-choose')
    const input = document.querySelector<HTMLInputElement>('input[type=file]')
    if (!input) throw new Error('no place for a file')
    await user.upload(input, new File(['Personalnummer;Betrag'], step.file))
  }
}
