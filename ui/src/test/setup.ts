import { clearMocks } from '@tauri-apps/api/mocks'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'
import '../i18n'

// A busy computer must not fail a test.
configure({ asyncUtilTimeout: 30_000 })

// Browser features that jsdom lacks.
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }) as never
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
} as never
Element.prototype.scrollIntoView = () => undefined
window.print = vi.fn()
HTMLCanvasElement.prototype.getContext = () => null

afterEach(() => {
  cleanup()
  clearMocks()
  window.location.hash = ''
})
