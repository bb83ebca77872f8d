import t from 'tap'
import { plainOf } from '../../src/features/search/marked.ts'

t.test('headings introduce what stands beneath them, and signs leave no gaps', async (t) => {
  t.equal(
    plainOf('## Yang ingin dicapai\n\nSurat **cepat**. Kades lupa `sandi`.'),
    'Yang ingin dicapai: Surat cepat. Kades lupa sandi.',
  )
  t.equal(plainOf('## Siapa?\nBidang [Aptika](https://a.example)'), 'Siapa? Bidang Aptika (https://a.example)')
})
