import t from 'tap'
import { anApp } from '../support/app.ts'
import { anAssessment } from '../support/assessments.ts'

const app = await anApp(t, 'demo')
const member = await app.as('anggota@bandung.example')
const approver = await app.as('penanggungjawab@bandung.example')
const id = await anAssessment(member)
const path = `/penilaian/${id}/indikator/1`

t.test('the service worker comes with the addresses of this release, and every one of them answers', async (t) => {
  const worker = await app.get('/sw.js')
  t.match(worker.headers, { 'content-type': /^text\/javascript/, 'cache-control': 'no-cache' })
  const [, assets = '[]'] = /const ASSETS = (\[.*\])/.exec(worker.body) ?? []
  const addresses: string[] = JSON.parse(assets)
  t.ok(addresses.length > 10)
  for (const address of [...addresses, '/luring', '/en/luring'])
    t.equal((await app.get(address)).statusCode, 200, address)
  for (const [, name = ''] of [...(await scriptsOf(path)).keys()].map((at) => at.match(/([\w-]+\.js)$/) ?? [])) {
    t.ok(
      addresses.some((address) => address.endsWith(`/${name}`)),
      `${name} is kept`,
    )
  }
})

t.test('own JavaScript of the answer page stays below 10 KB', async (t) => {
  const sizes = [...(await scriptsOf(path)).values()]
  const sum = sizes.reduce((all, size) => all + size, 0)
  t.ok(sizes.length >= 8 && sum < 10 * 1024, `${sizes.length} files, ${sum} bytes`)
})

t.test('a page that is fetched to be kept tells nobody that somebody is there', async (t) => {
  const second = path.replace(/1$/, '2')
  await member.get(second, { 'x-purpose': 'keep' })
  t.notMatch((await approver.get(second)).body, />Sedang membuka jawaban ini juga/)
  await member.get(second)
  t.match((await approver.get(second)).body, />Sedang membuka jawaban ini juga/)
})

t.test('only whoever works for an agency is told of unsent changes, and whose page it is stands on it', async (t) => {
  t.match((await member.get(path)).body, /<html lang="id" data-person="[0-9a-f-]{36}">[\s\S]*<dialog class="leaving"/)
  const ministry = await app.as('kementerian@kementerian.example')
  t.notMatch((await ministry.get('/kerja')).body, /<dialog/)
  t.match((await app.get('/masuk')).body, /<html lang="id">/)
})

/** The scripts that a page loads, with what they import, and their compressed sizes. */
async function scriptsOf(page: string): Promise<ReadonlyMap<string, number>> {
  const { body } = await member.get(page)
  const found = new Map<string, number>()
  const load = async (address: string): Promise<void> => {
    if (found.has(address)) return
    const { body } = await app.get(address)
    found.set(address, (await app.get(address, { 'accept-encoding': 'br' })).rawPayload.length)
    for (const [, name = ''] of body.matchAll(
      /^(?:import .*|\} )from '\.\/([\w-]+\.js)'|^import '\.\/([\w-]+\.js)'/gm,
    )) {
      await load(address.replace(/[^/]+$/, name))
    }
  }
  for (const [, address = ''] of body.matchAll(/<script type="module" src="([^"]+)"/g)) await load(address)
  return found
}
