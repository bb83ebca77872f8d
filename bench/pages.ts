import type { Ground } from './ground.ts'
import type { Asked } from './load.ts'
import { COMMON, RARE } from './posts.ts'
import { get, post } from './requests.ts'

/** One thing that is measured. */
export interface Subject {
  readonly name: string
  /** What a good result is: at least this share of H. */
  readonly wanted: number | null
  next(): Asked
}

const INSTRUMENT = 'permenpanrb-59-2020'
const SUMEDANG = '32.11'
const PRACTICE = '/praktik/e-office'

/** Everything that is compared with H: pages as a browser asks for them, and calls of the API. */
export function subjects({ reader, curator, ministry, questions, saves, asks, answers }: Measured): readonly Subject[] {
  const { token, assessment } = reader
  const own = `/penilaian/${assessment}`
  const question = `/tanya/${questions[0]}`
  const values = Array.from({ length: 47 }, (_, at) => 1 + (at % 5))
  return [
    { name: 'home, anonymous', wanted: 3, next: always(get('/')) },
    { name: 'region, anonymous', wanted: null, next: always(get(`/daerah/${SUMEDANG}`)) },
    { name: 'region, made anew', wanted: null, next: always(get(`/daerah/${SUMEDANG}?lain=1`)) },
    { name: 'region chart, anonymous', wanted: null, next: always(get(`/daerah/${SUMEDANG}/grafik.svg`)) },
    { name: 'practices, anonymous', wanted: null, next: always(get('/praktik')) },
    { name: 'practices, signed in', wanted: 0.35, next: always(get('/praktik', token)) },
    { name: 'practice, anonymous', wanted: null, next: always(get(PRACTICE)) },
    { name: 'practice, signed in', wanted: null, next: always(get(PRACTICE, token)) },
    { name: 'obstacle board, curator', wanted: null, next: always(get('/penerapan/kendala', curator.token)) },
    { name: 'indicator, signed in', wanted: null, next: inTurn(indicatorPages(own, token)) },
    { name: 'task list with 300 files of evidence', wanted: null, next: always(get(own, token)) },
    { name: 'evidence items that are lacking', wanted: null, next: always(get(`${own}/bukti`, token)) },
    {
      name: 'evidence items, all 491',
      wanted: null,
      next: always(get(`${own}/bukti?cakupan=semua&keadaan=semua`, token)),
    },
    { name: 'one evidence item', wanted: null, next: inTurn(itemPages(own, token)) },
    { name: 'evidence vault', wanted: null, next: always(get('/bukti', token)) },
    { name: 'result with charts, signed in', wanted: 0.2, next: always(get(`${own}/hasil`, token)) },
    { name: 'its trend chart, signed in', wanted: null, next: always(get(`${own}/grafik/tren.svg`, token)) },
    { name: 'question list, anonymous', wanted: null, next: always(get('/tanya')) },
    { name: 'question list, signed in', wanted: null, next: always(get('/tanya', token)) },
    { name: 'question with ten answers, anonymous', wanted: null, next: always(get(question)) },
    { name: 'question with ten answers, signed in', wanted: 0.4, next: always(get(question, token)) },
    { name: 'such questions in turn', wanted: null, next: inTurn(questions.map((id) => get(`/tanya/${id}`, token))) },
    { name: 'search, a word in a tenth', wanted: null, next: always(get(`/cari?q=${COMMON}`, token)) },
    { name: 'search, three rare words', wanted: null, next: always(get(`/cari?q=${RARE.join('+')}`, token)) },
    { name: 'POST /scores', wanted: null, next: always(post('/api/v1/scores', { instrument: INSTRUMENT, values })) },
    { name: 'GET /indices', wanted: null, next: always(get(`/api/v1/indices?agency=${SUMEDANG}`)) },
    { name: 'report, ministry', wanted: 0.2, next: always(get('/laporan', ministry.token)) },
    {
      name: 'report, filtered',
      wanted: 0.2,
      next: inTurn(PROVINCES.map((code) => get(`/laporan?provinsi=${code}`, ministry.token))),
    },
    { name: 'report, anonymous', wanted: null, next: always(get('/laporan')) },
    { name: 'report by API', wanted: null, next: always(get('/api/v1/reports/summary', ministry.token)) },
    { name: 'saving an answer', wanted: 0.25, next: saves },
    { name: 'posting a question', wanted: null, next: asks },
    { name: 'posting an answer to one', wanted: null, next: answers },
  ]
}

type Measured = Pick<Ground, 'reader' | 'curator' | 'ministry' | 'questions' | 'saves' | 'asks' | 'answers'>

const PROVINCES = ['11', '12', '31', '32', '33', '35', '51', '64', '73', '94'] as const

const indicatorPages = (own: string, token: string): Asked[] =>
  Array.from({ length: 47 }, (_, at) => get(`${own}/indikator/${at + 1}`, token))

const itemPages = (own: string, token: string): Asked[] =>
  Array.from({ length: 9 }, (_, at) => get(`${own}/indikator/${at + 1}/bukti/I0${at + 1}.3.1`, token))

const always = (asked: Asked) => (): Asked => asked

function inTurn(all: readonly Asked[]): () => Asked {
  let turn = 0
  return () => {
    const asked = all[turn++ % all.length]
    if (!asked) throw new Error('there is nothing to ask')
    return asked
  }
}
