// Takes a screenshot of every state in src/test/states.ts into ui/pictures, light and dark, in the longest language, from the
// built page. Fails if the page breaks the content security policy, loads anything from another origin, logs an error, is wider
// than the window, or has an axe violation. Contrast is checked here, because jsdom does not draw.
// Usage: node screenshots/take.mjs [parts of state names, comma-separated] [language] [usual | hostile | endless names]
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from 'vite'

const [wanted = '', language = 'de', words = 'usual'] = process.argv.slice(2)
const here = fileURLToPath(new URL('.', import.meta.url))
const pictures = fileURLToPath(new URL('../pictures/', import.meta.url))
const dist = fileURLToPath(new URL('../dist', import.meta.url))
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'"
const kinds = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

const bundle = async (entry, format) => {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: here + entry, formats: [format], name: 'pictures' } },
  })
  return made[0].output[0].code
}

const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const shell = await bundle('shell.ts', 'iife')
const { states } = await import(`data:text/javascript,${encodeURIComponent(await bundle('../src/test/states.ts', 'es'))}`)

const server = createServer(async (request, response) => {
  // A browser requests an icon for every page, unlike the app's window. A missing icon would be logged as an error.
  if (request.url === '/favicon.ico') return response.writeHead(204).end()
  const path = request.url === '/' ? '/index.html' : request.url
  const body = await readFile(dist + path).catch(() => null)
  response.writeHead(body ? 200 : 404, {
    'content-type': kinds[extname(path)] ?? 'text/plain',
    'content-security-policy': policy,
  })
  response.end(body ?? '')
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${server.address().port}`

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
    '--disable-component-update',
    '--disable-sync',
  ],
})
const complaints = []
for (const state of states.filter(({ name }) => wanted.split(',').some((part) => name.includes(part)))) {
  for (const theme of words === 'usual' ? ['light', 'dark'] : ['light']) {
    const viewport = state.small ? { width: 960, height: 640 } : { width: 1280, height: 800 }
    const context = await browser.newContext({ viewport, timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' })
    const page = await context.newPage()
    const complain = (text) => complaints.push(`${state.name}: ${text}`)
    page.on('console', (message) => message.type() === 'error' && complain(`${message.text()} ${message.location().url}`))
    page.on('pageerror', (error) => complain(String(error)))
    page.on(
      'request',
      (request) => !request.url().startsWith(origin) && !request.url().startsWith('data:') && complain(request.url()),
    )
    await page.addInitScript(`window.__PICTURE__ = ${JSON.stringify({ state: state.name, language, theme, words })}`)
    await page.addInitScript(shell)
    await page.addInitScript(axe)
    await page.goto(`${origin}/${state.hash}`)
    for (const step of state.steps ?? []) {
      if (step.file) {
        await page
          .locator('input[type=file]')
          .first()
          .setInputFiles({ name: step.file, mimeType: 'text/csv', buffer: Buffer.from('Personalnummer;Betrag') })
      } else if (step.choose) {
        await page.getByTestId(step.choose).click({ timeout: 5000 })
        await page.locator(`[role=option][value="${step.option}"]`).click({ timeout: 5000 })
      } else {
        const target = page.getByTestId(step.click ?? step.fill)
        if (step.click) await target.click({ timeout: 5000 })
        else await target.fill(step.with)
      }
    }
    await page.waitForTimeout(500)
    await page.screenshot({ path: `${pictures}${state.name}-${theme}${words === 'usual' ? '' : `-${words}`}.png` })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    if (wide) complain('wider than the window')
    const found = await page.evaluate(() => window.axe.run())
    for (const { id, nodes } of found.violations) complain(`${theme}: ${id}: ${nodes[0].html} ${nodes[0].failureSummary}`)
    await context.close()
  }
}
await browser.close()
server.close()
for (const complaint of new Set(complaints)) console.error(complaint)
process.exitCode = complaints.length > 0 ? 1 : 0
