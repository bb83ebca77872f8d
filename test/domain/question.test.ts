import t from 'tap'
import type { Actor, Role } from '../../src/domain/permissions.ts'
import { isAuthor, mayAccept, mayEdit, mayMarkWorked, mayVote, ranked, stateOf } from '../../src/domain/question.ts'
import { matchingTags, synonymOf, tagCalled } from '../../src/domain/tag.ts'

const person = (personId: string, role: Role, agency: string | null): Actor => ({
  personId,
  name: personId,
  language: 'id',
  memberships: [{ id: personId, role, agency, agencyName: null, province: null, unit: null }],
})
const bandung = person('ani', 'member', '32.04')
const colleague = person('budi', 'unit', '32.04')
const garut = person('cici', 'member', '32.05')
const curator = person('dedi', 'curator', '32.11')
const ministry = person('eka', 'ministry', null)
const asked = { agencyId: '32.04', personId: 'ani' }

t.test('a question is where its last fact puts it', async (t) => {
  const fresh = { answers: 0, accepted: false, duplicate: false, removed: false }
  t.equal(stateOf(fresh), 'open')
  t.equal(stateOf({ ...fresh, answers: 2 }), 'answered')
  t.equal(stateOf({ ...fresh, answers: 2, accepted: true }), 'solved')
  t.equal(stateOf({ ...fresh, answers: 2, accepted: true, duplicate: true }), 'duplicate')
  t.equal(stateOf({ ...fresh, duplicate: true, removed: true }), 'removed')
})

t.test('the asker and curators edit and accept; nobody else of the agency, no other agency, nobody', async (t) => {
  for (const may of [mayEdit, mayAccept]) {
    t.same(
      [bandung, colleague, garut, curator, ministry, null].map((who) => may(who, asked)),
      [true, false, false, true, false, false],
    )
  }
})

t.test('a simulated post is anybody’s of its agency', async (t) => {
  const simulated = { agencyId: '32.04', personId: null }
  t.same(
    [bandung, colleague, garut].map((who) => isAuthor(who, simulated)),
    [true, true, false],
  )
})

t.test('one finds useful what others wrote, and only other agencies say that it worked for them', async (t) => {
  t.same(
    [bandung, colleague, garut, curator, ministry, null].map((who) => mayVote(who, asked)),
    [false, true, true, true, false, false],
  )
  t.same(
    [bandung, colleague, garut, curator, ministry, null].map((who) => mayMarkWorked(who, asked)),
    [false, false, true, true, false, false],
  )
})

t.test('the accepted answer stands first, then what helped most, then the oldest', async (t) => {
  const answer = (id: string, votes: number, worked: number, day: number) => ({
    id,
    votes,
    worked,
    postedAt: new Date(Date.UTC(2026, 10, day)),
  })
  const answers = [
    answer('late', 0, 0, 4),
    answer('early', 0, 0, 1),
    answer('useful', 1, 1, 3),
    answer('taken', 0, 0, 5),
  ]
  t.same(
    ranked(answers, 'taken').map(({ id }) => id),
    ['taken', 'useful', 'early', 'late'],
  )
  t.equal(ranked(answers, null)[0]?.id, 'useful')
})

t.test('tags are found by what people call them', async (t) => {
  const tag = (slug: string, title: string, synonyms: readonly string[] = []) =>
    ({ slug, kind: 'indicator', title, titleEn: '', synonyms }) as const
  const tags = [
    tag('1', 'Kebijakan Internal Arsitektur'),
    tag('2', 'Layanan Kearsipan Dinamis', ['e-arsip', 'srikandi']),
    tag('3', 'Tanda Tangan Elektronik', ['tte']),
    tag('4', 'Antrean Tiket'),
  ]
  const synonyms = new Map([
    ['tanda tangan digital', ['tte', 'tanda tangan elektronik']],
    ['it', ['tik', 'ict']],
  ])
  const found = (q: string) => matchingTags(tags, q, 5, synonyms).map(({ slug }) => slug)
  t.same(found('TTE'), ['3'])
  t.same(found('arsip srikandi'), ['2'])
  t.equal(found('layanan arsitektur').length, 2, 'each fits in part')
  t.same(found('tanda tangan digital'), ['3'], 'what the field calls the same')
  t.same(found('urutan tanda tangan digital kearsipan'), ['2', '3'], 'beside other words, after what was typed')
  t.same(found('IT'), [], '`tik` is a whole word, not the beginning of `tiket`')
  t.same(found('kearsip'), ['2'], 'words match from their beginning')
  t.same(found('zeppelin'), [])
  t.same(found(' ?! '), [])
  t.equal(tagCalled(tags, '3', synonyms)?.slug, '3', 'by its slug')
  t.equal(tagCalled(tags, 'tanda tangan digital', synonyms)?.slug, '3')
  t.equal(tagCalled(tags, 'arsip zeppelin', synonyms), undefined, 'all of it has to fit')
  t.equal(synonymOf('  Tanda   Tangan '), 'tanda tangan')
})
