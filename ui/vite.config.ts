import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  // The shell serves the page from its own root and nowhere else.
  base: './',
  server: { port: 5173, strictPort: true },
  // Fonts stay files: the content security policy allows none inside the style sheet.
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  test: { environment: 'jsdom', setupFiles: ['src/test/setup.ts'], css: false, testTimeout: 60_000, maxWorkers: '100%' },
})
