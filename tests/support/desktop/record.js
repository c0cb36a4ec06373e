// Records every message from the shell to the page from now on: answers, errors and the progress event.
const done = arguments[arguments.length - 1]
window.__heard = []
const before = window.fetch
window.fetch = async (...given) => {
  const answer = await before(...given)
  answer.clone().text().then((text) => window.__heard.push(text))
  return answer
}
const inside = window.__TAURI_INTERNALS__
const handler = inside.transformCallback((event) => window.__heard.push(JSON.stringify(event)))
inside.invoke('plugin:event|listen', { event: 'progress', target: { kind: 'Any' }, handler }).then(
  () => done(true),
  (error) => done(String(error)),
)
