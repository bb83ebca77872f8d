// Opened pages of one assessment, for when the network is away. It looks at reads of these pages and of the files they are
// made of; nothing else passes through here: no other page, no call of the API, no form, no file.
// `keeping.js` says whose pages are kept; ASSETS and AWAY are put before this file when it is served.
const LONGEST_WAIT = 4_000
const PAGE = /^(\/en)?\/penilaian\/([0-9a-f-]{36})(\/indikator\/\d+)?\/?$/
const NEAR = /^(\/en)?\/penilaian(\/[^.]*)?$/
/** Where somebody else may come to be signed in: with a password, or by accepting an invitation. */
const SIGNS_IN = /^(\/en)?\/(masuk|undangan\/[^/]+)\/?$/
const OWNER = '/pemilik'
const DOUBT = '/ragu'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.method === 'POST' && SIGNS_IN.test(pathname)) event.waitUntil(doubt())
  if (request.method !== 'GET') return
  if (pathname.startsWith('/static/')) event.respondWith(asset(request))
  else if (PAGE.test(pathname)) event.respondWith(page(event, pathname))
  else if (request.mode === 'navigate' && NEAR.test(pathname)) event.respondWith(orAway(fetch(request), pathname))
})

async function keptCache() {
  const name = (await caches.keys()).find((one) => one.startsWith('lab-'))
  // opening one that was just deleted would make it anew
  return name && (await caches.has(name)) ? caches.open(name) : undefined
}

/** Until a page says who is signed in now, nobody is shown what is kept. */
async function doubt() {
  await (await keptCache())?.put(DOUBT, new Response(''))
}

const asset = async (request) => (await caches.match(request)) ?? fetch(request)

/** The network's page if it comes in time, else the one that is kept. */
async function page(event, pathname) {
  const cache = await keptCache()
  const coming = fetch(event.request)
  const keeping = coming.then((response) => keep(cache, pathname, event.request, response.clone())).catch(() => {})
  event.waitUntil(keeping)
  // whoever asks for a page only to have it kept hears when it is
  if (event.request.headers.has('x-purpose')) return keeping.then(() => coming)
  const kept = (await cache?.match(DOUBT)) ? undefined : await cache?.match(pathname)
  if (!kept) return orAway(coming, pathname)
  const late = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT, kept))
  return Promise.race([coming.then((response) => (response.status < 500 ? response : kept)).catch(() => kept), late])
}

async function keep(cache, pathname, { url }, response) {
  const isWhole = response.ok && !response.redirected && response.type === 'basic'
  if (!cache || !isWhole || new URL(url).search || (await cache.match(DOUBT))) return
  const owner = await (await cache.match(OWNER))?.json()
  if (PAGE.exec(pathname)[2] !== owner?.assessment) return
  await cache.put(pathname, response)
  if (await cache.match(ASSETS[0])) return
  await cache.addAll([...ASSETS, ...AWAY.map((path) => new Request(path, { credentials: 'omit' }))])
}

/** A page that was never opened cannot be shown; one in its place says so. */
async function orAway(coming, pathname) {
  try {
    return await coming
  } catch {
    const away = AWAY[pathname.startsWith('/en/') ? 1 : 0]
    return (await caches.match(away)) ?? Response.error()
  }
}
