import t from 'tap'
import { answerMark, copyState, isAnswered, lengthOf, proofMark } from '../../src/domain/copying.ts'

t.test('characters are code points, a line break is one, and forms that count it as two are told', async (t) => {
  t.same(lengthOf(''), { characters: 0, breaks: 0, sent: 0 })
  t.same(lengthOf('Perbup 12'), { characters: 9, breaks: 0, sent: 9 })
  t.same(lengthOf('a\nb\r\nc'), { characters: 5, breaks: 2, sent: 7 })
  t.same(lengthOf('é🏛️'), { characters: 3, breaks: 0, sent: 3 })
})

t.test('what is copied changes with what stands in it, and comes back with it', async (t) => {
  const answer = { value: 300, explanation: 'Perbup', serviceName: '', serviceOwner: '' }
  const mark = answerMark(answer)
  t.equal(copyState(mark, undefined), 'open')
  t.equal(copyState(mark, mark), 'copied')
  t.equal(copyState(answerMark({ ...answer, value: 400 }), mark), 'changed')
  t.equal(copyState(answerMark({ ...answer }), mark), 'copied')
  t.notOk(isAnswered({ value: null, explanation: '', serviceName: '', serviceOwner: '' }))
  const proof = { sha256: 'a', url: null, number: 'Perbup 12', place: 'Pasal 5' }
  t.not(proofMark(proof), proofMark({ ...proof, sha256: 'b' }))
  t.equal(proofMark(proof), proofMark({ ...proof, title: 'x' } as typeof proof), 'its title is not copied')
})
