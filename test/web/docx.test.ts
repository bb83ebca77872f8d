import fc from 'fast-check'
import t from 'tap'
import { docxOf, type Paper } from '../../src/web/docx.ts'
import { type Parts, textOf, unzip, wrongWith } from '../support/docx.ts'

const paper: Paper = { title: 'Uji', mark: 'DRAF', foot: 'Kaki', font: 'Arial', blocks: [] }
const opened = async (some: Partial<Paper>): Promise<Parts> => unzip(await docxOf({ ...paper, ...some }))
const countIn = (parts: Parts, what: RegExp): number => (parts.get('word/document.xml') ?? '').match(what)?.length ?? 0

t.test('the reader of the tests knows broken XML', async (t) => {
  t.equal(wrongWith('<?xml version="1.0"?><a x="1 &lt;"><b/>x &amp; y</a>'), null)
  for (const broken of ['<a><b></a>', '<a>', '<a>&nbsp;</a>', '<a x=1/>', '<a>x & y</a>', '<a>\0</a>', '<a/>x']) {
    t.ok(wrongWith(broken), broken)
  }
})

t.test('a paper says its language, its title and what it is on every page', async (t) => {
  const parts = await opened({ title: 'Kerangka & acuan' })
  t.match(parts.get('word/styles.xml'), '<w:lang w:val="id-ID"/>')
  t.match(parts.get('docProps/core.xml'), '<dc:title>Kerangka &amp; acuan</dc:title>')
  t.match(textOf(parts, 'word/header1.xml'), 'DRAF')
  t.match(parts.get('word/header1.xml'), /<v:textpath [^>]*string="DRAF"/)
  t.match(textOf(parts, 'word/footer1.xml'), 'Kaki')
  t.notOk((await opened({ mark: '' })).has('word/header1.xml'), 'what is final carries no mark')
})

t.test('each list counts anew, in letters or numbers', async (t) => {
  const list = (marks: 'letters' | 'numbers') => ({ kind: 'list', marks, items: ['satu', 'dua'] }) as const
  const parts = await opened({ blocks: [list('letters'), list('letters'), list('numbers')] })
  const used = [...(parts.get('word/document.xml') ?? '').matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id)
  t.equal(used.length, 6)
  t.equal(new Set(used).size, 3)
  t.match(parts.get('word/numbering.xml'), /<w:numFmt w:val="lowerLetter"/)
})

t.test('the head of a table stands again on each page and no row is torn', async (t) => {
  const rows = Array.from({ length: 200 }, (_, at) => [String(at + 1), 'Nama'])
  const parts = await opened({ blocks: [{ kind: 'table', head: ['No.', 'Nama'], widths: [20, 80], rows, tall: true }] })
  t.equal(countIn(parts, /<w:tblHeader\/>/g), 1)
  t.equal(countIn(parts, /<w:tr>/g), 201)
  t.equal(countIn(parts, /<w:cantSplit\/>/g), 201)
  t.equal(countIn(parts, /<w:trHeight /g), 200)
})

t.test('what a person has to fill in is marked, what is there is not', async (t) => {
  const text = 'Nomor [ … ] tahun 2026\nbaris kedua'
  const parts = await opened({ blocks: [{ kind: 'paragraph', text }] })
  const [marked = ''] =
    /<w:r>(?:(?!<\/w:r>).)*<w:highlight w:val="yellow"\/>.*?<\/w:r>/.exec(parts.get('word/document.xml') ?? '') ?? []
  t.match(marked, /\[ … \]<\/w:t><\/w:r>$/)
  t.equal(countIn(parts, /<w:highlight /g), 1)
  t.match(textOf(parts), text)
})

t.test('a large paper stays a small file', async (t) => {
  const rows = Array.from({ length: 200 }, (_, at) => [
    `${at + 1}.`,
    `Nama Peserta ${at}`,
    'Analis Sistem',
    'Kabupaten Garut',
    '',
  ])
  const table = { kind: 'table', head: ['', '', '', '', ''], widths: [10, 30, 20, 20, 20], rows } as const
  t.ok((await docxOf({ ...paper, blocks: [table] })).length < 60_000)
})

t.test('any text at all gives a file that is well-formed and says it', async (t) => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('<', '>', '&', '"', "'", '[', ']', '{', '}', '\0', '\n', '\uD800', '\uFFFF', 'a'),
    }),
  )
  await fc.assert(
    fc.asyncProperty(anything, async (given) => {
      const parts = await opened({
        title: given,
        mark: given,
        foot: given,
        blocks: [
          ...(['letterhead', 'title', 'signature'] as const).map((kind) => ({ kind, lines: [given] })),
          ...(['heading', 'note', 'paragraph'] as const).map((kind) => ({ kind, text: given })),
          { kind: 'list', marks: 'dashes', items: [given] },
          { kind: 'clauses', label: given, lead: given, marks: 'letters', items: [given] },
          { kind: 'facts', rows: [[given, given]] },
          { kind: 'table', head: [given], widths: [100], rows: [[given]] },
        ],
      })
      for (const [name, xml] of parts) t.equal(wrongWith(xml), null, name)
      const said = given.toWellFormed().replaceAll(/[^ -\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
      const whole = `${said.repeat(8)}:${said.repeat(3)}:${said.repeat(3)}`
      t.equal(textOf(parts).replaceAll(/[\n\r\t]/g, ''), whole)
    }),
    { numRuns: 25 },
  )
})
