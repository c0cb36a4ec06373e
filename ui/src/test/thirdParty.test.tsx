import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openWindow } from './openWindow'

test('third-party licences open from the settings', async () => {
  const { user, asked } = await openWindow('#/settings')
  expect(asked('third_party')).toEqual([])
  await user.click(await screen.findByTestId('third-party-show'))
  expect((await screen.findByTestId('third-party-text')).textContent).toContain('react 19.0.0\n    MIT\n')
})
