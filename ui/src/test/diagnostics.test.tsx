import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openWindow } from './openWindow'

const find = (testid: string) => screen.findByTestId(testid)

test('diagnostics are shown in full before they can be saved', async () => {
  const { user, asked } = await openWindow('#/settings')
  await find('diagnostics-show')
  expect(screen.queryByTestId('diagnostics-save')).toBeNull()
  await user.click(await find('diagnostics-show'))
  expect((await find('diagnostics-text')).textContent).toContain('"runs": []')
  expect(asked('diagnostics_save')).toEqual([])
  await user.click(await find('diagnostics-save'))
  expect((await find('diagnostics-saved')).textContent).toContain('paybridge-diagnostics-2026-11-21.json')
})
