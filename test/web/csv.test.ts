import t from 'tap'
import { csv } from '../../src/web/csv.ts'

const table = { columns: ['nama', 'nilai'], rows: [['Kabupaten "A"; B', '4,51']] }

t.test('a spreadsheet of the reader’s language opens the file rightly', async (t) => {
  t.equal(csv('id', table), '\uFEFFnama;nilai\r\n"Kabupaten ""A""; B";4,51\r\n')
  t.match(csv('en', table), /^\uFEFFnama,nilai\r\n/)
})

t.test('no cell becomes a formula', async (t) => {
  for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']) {
    const [, row = ''] = csv('id', { columns: ['a'], rows: [[cell]] }).split(/\r\n(?=.)/s)
    t.match(row, /^"?'/, JSON.stringify(cell))
  }
  t.match(csv('id', { columns: ['a'], rows: [['a=1']] }), /\r\na=1\r\n/, 'others stay as they are')
})

t.test('a cell of several lines stays one cell', async (t) => {
  for (const end of ['\n', '\r', '\r\n']) {
    const cell = `satu${end}=1+1`
    t.equal(csv('id', { columns: ['a', 'b'], rows: [[cell, 'x']] }), `\uFEFFa;b\r\n"${cell}";x\r\n`)
  }
})
