// Collects every text that the page can reach: its elements, its scripts' objects, its storage. A variable that only a closure holds
// is out of reach.
const done = arguments[arguments.length - 1]
const texts = new Set()
const seen = new WeakSet()
const heard = window.__heard
const queue = [window, document]
for (const one of document.querySelectorAll('*')) {
  queue.push(one)
  if ('value' in one) texts.add(String(one.value))
  for (const attribute of one.attributes) texts.add(attribute.value)
}
texts.add(document.documentElement.outerHTML)
texts.add(document.title)
const read = (object, key) => {
  try {
    return object[key]
  } catch {
    return undefined
  }
}
const visit = (value) => {
  if (typeof value === 'string') texts.add(value)
  else if (value !== null && (typeof value === 'object' || typeof value === 'function') && value !== heard) queue.push(value)
}
let left = 3000000
while (queue.length > 0 && left-- > 0) {
  const one = queue.pop()
  if (seen.has(one)) continue
  seen.add(one)
  if (one instanceof Map) for (const [key, value] of one) [key, value].forEach(visit)
  if (one instanceof Set) one.forEach(visit)
  if (one instanceof ArrayBuffer || ArrayBuffer.isView(one)) continue
  for (const key of Reflect.ownKeys(one)) {
    if (typeof key === 'string') texts.add(key)
    const descriptor = Reflect.getOwnPropertyDescriptor(one, key)
    if (descriptor && 'value' in descriptor) visit(descriptor.value)
    else if (one !== window && one !== document) visit(read(one, key))
  }
}
for (const storage of [localStorage, sessionStorage]) {
  for (let index = 0; index < storage.length; index++) {
    const key = storage.key(index)
    texts.add(key + '=' + storage.getItem(key))
  }
}
// The page must store nothing.
const stored = localStorage.length + sessionStorage.length + document.cookie.length
const answer = (databases) => done({ whole: queue.length === 0, stored: stored + databases, text: Array.from(texts).join('\n') })
if (window.indexedDB?.databases) indexedDB.databases().then((all) => answer(all.length), () => answer(0))
else answer(0)
