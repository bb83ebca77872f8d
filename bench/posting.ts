import type { Member } from './data.ts'
import type { Asked } from './load.ts'
import { send } from './requests.ts'

const TAG = 'permenpanrb-59-2020.12'

/** Questions that were seen to be like others and are sent all the same, each by the next person. */
export function questionsOf(members: readonly Member[]): () => Asked {
  let turn = 0
  return () => {
    const title = `Bagaimana membagi tugas tim TTE di kecamatan ke-${turn}?`
    const fields = { kind: 'how', title, body: BODY, tag: TAG, visibility: 'public', act: 'kirim', tetap: 'ya' }
    return send('/tanya/baru', nextOf(members, turn++).token, fields)
  }
}

/** Answers by the next person, each beneath the next question. */
export function answersOf(members: readonly Member[], questions: readonly string[]): () => Asked {
  let turn = 0
  return () => {
    const { token } = nextOf(members, turn)
    return send(`/tanya/${nextOf(questions, turn)}/jawaban`, token, { body: `${BODY} (${turn++})` })
  }
}

const BODY =
  'Kami punya 42 kecamatan dan dua orang verifikator di Diskominfo. Verifikasi dikerjakan setiap Senin dan Kamis; ' +
  'camat menunjuk satu orang, dan kami memeriksa sepuluh persen sebagai contoh. **Apa yang sebaiknya diubah?**'

function nextOf<T>(all: readonly T[], turn: number): T {
  const next = all[turn % all.length]
  if (next === undefined) throw new Error('nobody is there')
  return next
}
