import t from 'tap'
import { anApp } from '../support/app.ts'
import { anAssessment } from '../support/assessments.ts'
import { anOffice, aPdf } from '../support/files.ts'
import { filled, formBody, imports, uploads, worksheet } from '../support/worksheets.ts'

const MEBIBYTE = 1024 * 1024

/** Its last record sends some readers to another directory and others not. */
function elsewhere(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt32LE(0xffffffff, copy.length - 10)
  return copy
}

t.test('files that are no worksheets are refused in words, quickly, and nothing is stored', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const good = await worksheet(member, id)
  const sparse = '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
  const part = (name: string, bytes: Buffer) => anOffice('xlsx', [{ name, bytes }])
  const files: readonly (readonly [string, Buffer, string])[] = [
    ['kosong.xlsx', Buffer.alloc(0), 'kosong'],
    ['nilai.xlsx', Buffer.from('No.;Nilai;Penjelasan\n1;3;x\n'), 'bukan XLSX'],
    ['surat.xlsx', aPdf('surat'), 'bukan XLSX'],
    ['surat.docx', anOffice('docx'), 'bukan XLSX'],
    ['makro.xlsm', anOffice('docm'), 'makro'],
    ['lama.xls', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(2_000)]), 'kata sandi'],
    ['separuh.xlsx', good.subarray(0, good.length / 2), 'rusak'],
    ['bom.xlsx', part('xl/worksheets/sheet1.xml', Buffer.alloc(150 * MEBIBYTE, 'x')), 'mengembang'],
    ['besar.xlsx', part('xl/worksheets/sheet1.xml', Buffer.alloc(9 * MEBIBYTE, 'abcdefghij'.repeat(50))), 'mengembang'],
    ['dusta.xlsx', anOffice('xlsx', [{ name: 'a.xml', bytes: Buffer.alloc(4 * MEBIBYTE, 'x'), size: 100 }]), 'rusak'],
    [
      'entitas.xlsx',
      part('xl/workbook.xml', Buffer.from('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><x>&c;</x>')),
      'mengembang',
    ],
    ['jarang.xlsx', part('xl/worksheets/sheet1.xml', Buffer.from(sparse)), 'rusak'],
    ['dua-daftar.xlsx', elsewhere(good), 'rusak'],
    ['buntut.xlsx', Buffer.concat([good, Buffer.from('PK')]), 'rusak'],
    ['lebih.xlsx', Buffer.alloc(2 * MEBIBYTE + 1), 'terlalu besar'],
  ]
  for (const [name, bytes, said] of files) {
    const began = performance.now()
    const answer = await uploads(app, member, id, bytes, name)
    t.equal(answer.statusCode, 422, name)
    t.match(answer.body, said, name)
    t.ok(performance.now() - began < 1_000, `${name} within a second`)
  }

  const { payload, type } = formBody({ file: { name: 'a.xlsx', bytes: good } })
  const headers = { cookie: member.cookie, 'sec-fetch-site': 'same-origin', 'content-type': type }
  const cut = payload.subarray(0, payload.length - 2_000)
  const torn = await app.app.inject({ method: 'POST', url: `/penilaian/${id}/impor`, headers, payload: cut })
  t.equal(torn.statusCode, 422)
  t.match(torn.body, 'Unggahan terputus')

  t.match((await imports(app, member, id, {})).body, 'Pilih lembar kerja')
  t.match((await member.post(`/penilaian/${id}/impor`, { baris: 'x' })).body, 'Pilih lembar kerja')
  const odd = [
    ['baris', '{"number":1}'],
    ['baris', 'null'],
    ['baris', '{'],
    ['pilih', '1'],
  ] as const
  t.equal((await imports(app, member, id, { fields: odd })).statusCode, 422)
  const many = Array.from({ length: 300 }, () => ['pilih', '1'] as const)
  t.match((await imports(app, member, id, { fields: many })).body, 'tidak dapat dibaca')
  t.match((await member.call('GET', `/assessments/${id}`)).json(), { progress: { answered: 0 } })
})

t.test('a worksheet that lost its hidden sheet is told to be none', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const { readXlsx, writeXlsx } = await import('hucre/xlsx')
  const { sheets } = await readXlsx(await filled(await worksheet(member, id), [[1, 'Nilai', 3]]))
  const alone = await writeXlsx({ sheets: sheets.slice(0, 1).map(({ name, rows }) => ({ name, rows })) })
  const answer = await uploads(app, member, id, Buffer.from(alone))
  t.equal(answer.statusCode, 422)
  t.match(answer.body, 'bukan lembar kerja yang diunduh dari sini')
})
