// The last letters before a page goes: nothing but the browser's plain storage is fast enough for them.
import { change, idOf, isSafe, tell } from './store.js'

const DRAFT = 'lab-draft '

/** `flying` is what was sent of them, if anything. */
export function leaveDraft(place, fields, flying) {
  try {
    localStorage.setItem(DRAFT + idOf(place), JSON.stringify({ place, fields, flying }))
  } catch {}
}

/** Takes in what pages of a person left behind. */
export async function adoptDrafts(person) {
  const names = Object.keys(isSafe() ? localStorage : {}).filter((name) => name.startsWith(`${DRAFT}${person}/`))
  for (const name of names) {
    const { place, fields, flying } = JSON.parse(localStorage.getItem(name))
    localStorage.removeItem(name)
    await change(place, (now) => ({ ...now, fields: { ...now.fields, ...fields }, flying: now.flying ?? flying }))
    tell({ kind: 'noted', id: idOf(place) })
  }
}
