// The last letters before a page goes: nothing but the browser's plain storage is fast enough for them.
import { change, idOf, isSafe, tell } from './store.js'

const DRAFT = 'lab-draft '

/** `flying` is what was sent of them, if anything. What an earlier page left and nobody took in yet stays beside it. */
export function leaveDraft(place, fields, flying) {
  const name = DRAFT + idOf(place)
  try {
    const before = JSON.parse(localStorage.getItem(name))
    const together = { ...before?.fields, ...fields }
    localStorage.setItem(name, JSON.stringify({ place, fields: together, flying: before?.flying ?? flying }))
  } catch {}
}

/** Takes in what pages of a person left behind. A draft goes once it is written down: the page may go at any moment. */
export async function adoptDrafts(person) {
  const names = Object.keys(isSafe() ? localStorage : {}).filter((name) => name.startsWith(`${DRAFT}${person}/`))
  for (const name of names) {
    const draft = localStorage.getItem(name)
    // another tab took it in
    if (draft === null) continue
    const { place, fields, flying } = JSON.parse(draft)
    await change(place, (now) => ({ ...now, fields: { ...now.fields, ...fields }, flying: now.flying ?? flying }))
    if (localStorage.getItem(name) === draft) localStorage.removeItem(name)
    tell({ kind: 'noted', id: idOf(place) })
  }
}
