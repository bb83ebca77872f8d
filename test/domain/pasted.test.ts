import t from 'tap'
import { pastedCells } from '../../src/domain/pasted.ts'

t.test('a column, a row and a list say the same', async (t) => {
  const three = ['3', '2', '4']
  for (const text of ['3\n2\n4', '3\r\n2\r\n4\r\n', '3\t2\t4', '3;2;4', '3,2,4', '3, 2, 4', '3 2 4', ' 3  2 4 ']) {
    t.same(pastedCells(text), three, JSON.stringify(text))
  }
})

t.test('beside lines, tabs and semicolons a comma is a decimal comma', async (t) => {
  t.same(pastedCells('3,5\n2,25\n4'), ['3,5', '2,25', '4'])
  t.same(pastedCells('3,5; 2,25; 4'), ['3,5', '2,25', '4'])
  t.same(pastedCells('3,5 2,25 4'), ['3,5', '2,25', '4'])
  t.same(pastedCells('3.5, 2.25, 4'), ['3.5', '2.25', '4'])
})

t.test('an empty cell stays empty, the line break behind the last cell is none', async (t) => {
  t.same(pastedCells('3\n\n4\n'), ['3', '', '4'])
  t.same(pastedCells('3\n4\n\n'), ['3', '4', ''])
  t.same(pastedCells('3,,4'), ['3', '', '4'])
})

t.test('nothing pasted is no cell', async (t) => {
  t.same(pastedCells(''), [])
  t.same(pastedCells('  \n '), [])
  t.same(pastedCells('\t\t'), [])
})

t.test('what is no number is kept to be named', async (t) => {
  t.same(pastedCells('3\nTingkat 4\n-'), ['3', 'Tingkat 4', '-'])
})
