import { readXlsx } from 'hucre/xlsx'
import t from 'tap'
import { type Sheet, xlsxOf } from '../../src/web/xlsx.ts'
import { heightOf } from '../../src/web/xlsx-sheets.ts'
import { unzip } from '../support/docx.ts'

const sheet = (name: string, rest: Partial<Sheet> = {}): Sheet => ({
  name,
  columns: [
    { label: 'Nama', format: '', width: 12 },
    { label: 'Rata-rata indeks seluruhnya', format: '0.00', width: 12 },
  ],
  rows: [['a', 1]],
  frozenColumns: 0,
  wrapped: false,
  ...rest,
})

const partOf = (file: Buffer, name: string): string => unzip(file).get(name) ?? ''

const long = 'Menurut kelompok pemerintah daerah sebanding'
const book = await xlsxOf({
  title: 'Laporan',
  mark: '',
  sheets: [
    sheet('Sebaran indeks', { wrapped: true, rows: [['satu dua tiga empat lima enam', 1]] }),
    sheet("Jum'at & <Sabtu>"),
    sheet(long),
    sheet(long),
  ],
})

t.test('the head is repeated on every printed page, by the quoted name of its sheet', async (t) => {
  const workbook = partOf(book, 'xl/workbook.xml')
  const defined = [...workbook.matchAll(/<definedName name="_xlnm.Print_Titles"([^>]*)>([^<]*)</g)].map((m) => m[2])
  t.equal(defined.length, 4)
  t.equal(defined[0]?.replaceAll('&apos;', "'"), "'Sebaran indeks'!$1:$1")
  t.match(defined[1]?.replaceAll('&apos;', "'"), "'Jum''at &amp; &lt;Sabtu&gt;'!$1:$1")
  t.notMatch(workbook, /Titles"[^>]*>[^'&]/, 'none without quotes')
  t.match(workbook, /localSheetId="3"/)
})

t.test('names of sheets are whole words, short and unlike each other', async (t) => {
  const { sheets } = await readXlsx(book)
  t.same(
    sheets.map(({ name }) => name),
    ['Sebaran indeks', "Jum'at & <Sabtu>", 'Menurut kelompok pemerintah', 'Menurut kelompok pemerintah 2'],
  )
})

t.test('rows are as high as their texts', async (t) => {
  const notes = partOf(book, 'xl/worksheets/sheet1.xml')
  const heights = [...notes.matchAll(/<row [^>]* ht="(\d+)"/g)].map((m) => Number(m[1]))
  t.same(heights, [45, 45])
  t.match(notes, 'customHeight')
  t.equal(heightOf(['pendek'], [20]), 15)
  t.equal(heightOf(['x'.repeat(30), ''], [10, 10]), 60, 'a word longer than a line breaks')
  t.equal(heightOf(['x '.repeat(9000)], [10]), 409)
})

t.test('heads of numbers stand where the numbers stand', async (t) => {
  t.match(partOf(book, 'xl/styles.xml'), /<alignment[^>]*horizontal="right"/)
})
