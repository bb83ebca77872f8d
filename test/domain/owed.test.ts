import t from 'tap'
import { isAsked, isLacking, linkEnd, shortText, targetLevel } from '../../src/domain/owed.ts'

t.test('evidence is asked for from level 2 up to the level that is claimed, or 3 where none is', async (t) => {
  const asked = (value: number | null) => [1, 2, 3, 4, 5].filter((level) => isAsked(level, value))
  t.same(asked(null), [2, 3])
  t.same(asked(100), [], 'the floor is never asked for')
  t.same(asked(400), [2, 3, 4])
  t.same(asked(325), [2, 3])
  t.equal(targetLevel(500), 5)
})

t.test('only what has nothing, or was sent back, is lacking', async (t) => {
  const states = [
    ...(['none', 'draft', 'uploaded', 'revise', 'accepted', 'notApplicable', 'covered', 'autoRejected'] as const),
  ]
  t.same(states.filter(isLacking), ['none', 'revise'])
})

t.test('a link ends by its agency, by time, by submission, and when nothing is assigned', async (t) => {
  const now = new Date('2026-11-24T03:00:00Z')
  const later = new Date('2026-11-25T03:00:00Z')
  const holds = { endedAt: null, expiresAt: later, isSubmitted: false, assigned: 2 }
  t.equal(linkEnd(holds, now), null)
  t.equal(linkEnd({ ...holds, expiresAt: now }, now), 'expired', 'at its last moment already')
  t.equal(linkEnd({ ...holds, endedAt: now, expiresAt: now }, now), 'revoked')
  t.equal(linkEnd({ ...holds, isSubmitted: true }, now), 'submitted')
  t.equal(linkEnd({ ...holds, assigned: 0 }, now), 'withdrawn')
})

t.test('a text for WhatsApp keeps under a thousand letters and counts what it leaves out', async (t) => {
  const line = `• ${'x'.repeat(100)}`
  const text = shortText('Yth.', Array(20).fill(line), 'https://lab.example/x', (count) => `dan ${count} lain`)
  t.ok(text.length < 1_000)
  t.match(text, /^Yth\.\n•.*\ndan \d+ lain\nhttps:\/\/lab\.example\/x$/s)
  const shown = text.split('\n').filter((one) => one === line).length
  t.match(text, `dan ${20 - shown} lain`)
  t.equal(
    shortText('Yth.', ['a', 'b'], 'z', () => 'x'),
    'Yth.\na\nb\nz',
  )
  t.match(
    shortText('Yth.', ['y'.repeat(2_000)], 'z', (count) => `${count} lain`),
    'Yth.\n1 lain\nz',
  )
})
