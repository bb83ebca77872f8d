import t from 'tap'
import { anApp } from '../support/app.ts'
import { adopters, anObstacle, askedAndAccepted } from '../support/loop.ts'
import { answers, asks } from '../support/questions.ts'

const SOLVED = 'jawaban menyelesaikan pertanyaan instansi lain'

t.test('a region’s page says what it did for others, at once and to everybody', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await adopters(app)
  const read = async () => (await app.get('/daerah/32.05')).body
  t.notMatch(await read(), SOLVED)
  const { obstacle } = await anObstacle(app, ani)
  const { question } = await askedAndAccepted(ani, cici, obstacle)
  t.match(await read(), `1 ${SOLVED}`, 'a question for agencies counts too')
  await ani.post(`/tanya/${question}/penerimaan/pencabutan`)
  t.notMatch(await read(), SOLVED, 'taken back')
  t.match((await app.get('/daerah/32.11')).body, /\d+ praktik dibagikan/)
})

t.test('answering oneself is no help to others', async (t) => {
  const app = await anApp(t)
  const { ani, budi } = await adopters(app)
  const id = await asks(ani)
  await ani.post(`/tanya/${id}/penerimaan/${await answers(budi, id)}`)
  t.match((await app.get(`/tanya/${id}`)).body, 'Jawaban yang menyelesaikan')
  t.notMatch((await app.get('/daerah/32.04')).body, SOLVED)
})

t.test('what is simulated is shown after sign-in, and says so', async (t) => {
  const app = await anApp(t, 'demo')
  const running = /<span class="tag simulated">SIMULASI<\/span><\/p><ul>.*praktiknya sudah berjalan di instansi lain/s
  t.notMatch((await app.get('/daerah/32.11')).body, 'sudah berjalan')
  const member = await app.as('anggota@bandung.example')
  t.match((await member.get('/daerah/32.11')).body, running)
})
