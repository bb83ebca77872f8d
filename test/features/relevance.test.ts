import { appendFileSync } from 'node:fs'
import t from 'tap'
import { find, findAlike } from '../../src/features/search/finding.ts'
import { anApp } from '../support/app.ts'
import { heldOut, onIndicators, onPractices } from '../support/phrasings.ts'

t.test('peek', async (t) => {
  const app = await anApp(t)
  const all = heldOut
  let hits = 0
  for (const { typed, wanted } of all) {
    const found = await find(app.db, null, { text: typed, kind: null, solved: null, page: 0, size: 5 })
    const ids = (found?.rows ?? []).map(({ kind, id }) => `${kind}/${id}`)
    if (wanted.some((one) => ids.includes(one))) hits++
    else appendFileSync('/tmp/peek.txt', `${typed} → ${ids.join(' ')}  (${found?.count})\n`)
  }
  let alike = 0
  for (const { typed, wanted } of onPractices) {
    const rows = await findAlike(app.db, null, typed, ['practice', 'question', 'answer', 'obstacle'], 5)
    const ids = rows.map(({ kind, id }) => `${kind}/${id}`)
    if (wanted.some((one) => ids.includes(one))) alike++
    else appendFileSync('/tmp/peek.txt', `ALIKE ${typed} → ${ids.join(' ')}\n`)
  }
  appendFileSync('/tmp/peek.txt', `${hits} of ${all.length}; alike ${alike} of ${onPractices.length}\n`)
  t.ok(true)
})
