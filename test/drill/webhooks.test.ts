import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { DEMO_PASSWORD } from '../support/database.ts'
import { aFolder } from '../support/embedded.ts'
import { aPlatform, type Platform } from '../support/platform.ts'
import { aReceiver, isSigned } from '../support/receiver.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

/** Signs in and posts forms as a browser does. */
async function somebody({ address }: Platform, email: string) {
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(address + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...FORM, cookie },
      body: new URLSearchParams(fields),
    })
  const { headers } = await post('/masuk', { email, password: DEMO_PASSWORD })
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
  return (path: string, fields: Record<string, string>) => post(path, fields, cookie)
}

t.test('a program that is killed while it tells somebody tells them again', async (t) => {
  const settings = { DATA_DIR: join(await aFolder(t), 'var'), DEMO_PASSWORD, LOG_LEVEL: 'silent' }
  const receiver = await aReceiver(t)
  const platform = await aPlatform(t, settings)
  t.not(platform.address, '', platform.complained())
  const approver = await somebody(platform, 'penanggungjawab@bandung.example')
  const form = { id: '01910000-0000-7000-8000-000000000001', url: receiver.url }
  const secret = /whsec_[\w-]{43}/.exec(await (await approver('/akun/webhook', form)).text())?.[0] ?? ''
  t.not(secret, '')
  const commitment = { how: 'committed', unit: 'Diskominfo', personInCharge: 'Kepala bidang', targetOn: '2030-12-31' }
  const began = await approver('/penerapan/baru', { ...commitment, practice: 'e-office' })
  t.equal(began.status, 303)

  receiver.behaviour = 'silent'
  const killed = new Promise<void>((resolve) => {
    receiver.onTold = () => {
      platform.child.kill('SIGKILL')
      resolve()
    }
  })
  await killed
  receiver.onTold = () => {}
  receiver.behaviour = 204
  const again = await aPlatform(t, settings)
  t.not(again.address, '', again.complained())
  for (let waited = 0; receiver.told.length < 2 && waited < 300; waited += 1) await setTimeout(1_000)
  t.equal(receiver.told.length, 2)
  const [first, second] = receiver.told
  t.equal(JSON.parse(second?.body ?? '{}').id, JSON.parse(first?.body ?? '{}').id, 'the same thing')
  t.ok(second && isSigned(second, secret))
  await setTimeout(90_000)
  t.equal(receiver.told.length, 2, 'and then no more')
})
