// What was typed and is not stored on the platform yet, one entry an answer, and what this browser knows to be stored there.
// Both survive a reload and a restart; where the browser keeps nothing they live as long as the page.
//
// An entry: { id, person, assessment, number, order, fields: { name: { text, version, wrong? } }, flying, held }
//   version  of the answer the text was typed on      wrong    why the platform refused it
//   flying   { key, version, texts }: sent, and not answered yet; sent again word for word
//   held     why it is not sent: conflict, asked (both texts were shown), locked, forbidden, gone

const heard = new Set()
const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel('lab') : null
others?.addEventListener('message', ({ data }) => tellHere(data))

/** Calls when something changed, in this tab or another one. */
export const onChange = (hear) => heard.add(hear)

export function tell(news) {
  tellHere(news)
  others?.postMessage(news)
}

function tellHere(news) {
  for (const hear of heard) hear(news)
}

let database
const memory = { unsent: new Map(), known: new Map() }
let safe = true

/** Whether what is kept survives the page. */
export const isSafe = () => safe

function open() {
  database ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open('lab', 1)
    asked.onupgradeneeded = () => {
      for (const name of ['unsent', 'known']) asked.result.createObjectStore(name, { keyPath: 'id' })
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  return database
}

const STORES = ['unsent', 'known']
const rangeOf = (person) => IDBKeyRange.bound(`${person}/`, `${person}/\uffff`)

/**
 * One transaction: `work` is given all that is kept of a person and says what to put into the two stores and which entry
 * to delete. Tabs write one after the other, each on what the last one wrote.
 */
async function within(person, work) {
  if (!safe) return inMemory(person, work)
  try {
    const transaction = (await open()).transaction(STORES, 'readwrite')
    return await new Promise((resolve, reject) => {
      const [entries, heard] = STORES.map((name) => transaction.objectStore(name))
      const [ours, theirs] = [entries.getAll(rangeOf(person)), heard.getAll(rangeOf(person))]
      let result
      theirs.onsuccess = () => {
        const done = work(ours.result, theirs.result)
        if (done.put) entries.put(done.put)
        for (const id of done.gone ?? []) entries.delete(id)
        if (done.learnt) heard.put(done.learnt)
        result = done.result
      }
      transaction.oncomplete = () => resolve(result)
      transaction.onerror = transaction.onabort = () => reject(transaction.error)
    })
  } catch {
    safe = false
    return inMemory(person, work)
  }
}

function inMemory(person, work) {
  const { unsent, known } = memory
  const done = work(
    ...[unsent, known].map((kept) => [...kept.values()].filter(({ id }) => id.startsWith(`${person}/`))),
  )
  if (done.put) unsent.set(done.put.id, done.put)
  for (const id of done.gone ?? []) unsent.delete(id)
  if (done.learnt) known.set(done.learnt.id, done.learnt)
  return done.result
}

export const idOf = ({ person, assessment, number }) => `${person}/${assessment}/${number}`

/** A person's entries in the order in which they were begun. */
export const unsent = (person) => within(person, (all) => ({ result: all.sort((a, b) => a.order - b.order) }))

/**
 * Changes an entry by what it says now, whichever tab wrote it, and by what is known of the answer on the platform,
 * `{ name: { text, version } }`; with no fields left it goes. `learnt` is known from now on.
 */
export async function change(place, edit, learnt) {
  const id = idOf(place)
  const { entry, left } = await within(place.person, (all, heard) => {
    const found = all.find((one) => one.id === id)
    const order = Math.max(0, ...all.map((one) => one.order)) + 1
    const before = heard.find((one) => one.id === id)?.fields ?? {}
    const edited = edit(found ?? { ...place, id, order, fields: {}, flying: null, held: '' }, before)
    const entry = edited.flying || Object.keys(edited.fields).length > 0 ? edited : null
    const left = all.length - (found ? 1 : 0) + (entry ? 1 : 0)
    return {
      ...(entry ? { put: entry } : { gone: [id] }),
      ...(learnt && { learnt: { id, fields: { ...before, ...learnt } } }),
      result: { entry, left },
    }
  })
  mark(place.person, left)
  return entry
}

/** Takes an entry away, whatever it says. */
export const discardOne = (place) => change(place, (entry) => ({ ...entry, flying: null, fields: {} }))

/** Says to pages that do not look in here that there is something to send. */
function mark(person, left) {
  try {
    if (left > 0) localStorage.setItem(`lab-unsent ${person}`, left)
    else localStorage.removeItem(`lab-unsent ${person}`)
  } catch {}
}

/** Takes all of a person's entries away. */
export async function discard(person) {
  await within(person, (all) => ({ gone: all.map(({ id }) => id) }))
  mark(person, 0)
}

/** What was learnt belongs to whoever was signed in; what is unsent stays for its person. */
export async function forgetKnown() {
  try {
    const transaction = (await open()).transaction('known', 'readwrite')
    transaction.objectStore('known').clear()
  } catch {}
}
