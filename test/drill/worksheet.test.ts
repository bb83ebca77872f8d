import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { anApp } from '../support/app.ts'
import { anAssessment } from '../support/assessments.ts'
import { carriedIn, filled, imports, uploads, worksheet } from '../support/worksheets.ts'

const run = promisify(execFile)

t.test('a worksheet that LibreOffice saved comes back as it was, but for what was filled in', async (t) => {
  const there = await run('soffice', ['--version']).catch(() => null)
  if (!there) return t.fail('this drill needs LibreOffice (apt-get install libreoffice-calc): nothing was tried')
  const folder = await mkdtemp(join(tmpdir(), 'living-lab-worksheet-'))
  t.teardown(() => rm(folder, { recursive: true }))
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const explanation = '=1+1\n“Perbup” 12/2024 <b> & _x0041_\n03 '
  await member.call('PATCH', `/assessments/${id}/answers/1`, { version: 0, value: 2, explanation })
  await member.call('PATCH', `/assessments/${id}/answers/2`, { version: 0, value: 5, explanation: '2/1/2024' })
  const saved = async (name: string, bytes: Buffer): Promise<Buffer> => {
    await writeFile(join(folder, name), bytes)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const out = join(folder, 'out')
    await run('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, join(folder, name)])
    return readFile(join(out, name))
  }
  const file = await worksheet(member, id)
  const same = await uploads(app, member, id, await saved('sama.xlsx', file))
  t.match(same.body, 'Tidak ada baris yang berubah, 47 baris tetap')
  const edited = await filled(file, [
    [3, 'Nilai', 4],
    [3, 'Penjelasan', 'diisi di luar jaringan'],
  ])
  const preview = await uploads(app, member, id, await saved('isi.xlsx', edited))
  t.match(preview.body, '1 baris berubah, 46 baris tetap')
  const fields = [...carriedIn(preview.body), ['pilih', '3']] as const
  t.equal((await imports(app, member, id, { fields })).statusCode, 303)
  const { answers } = (await member.call('GET', `/assessments/${id}`)).json()
  t.match(answers[2], { version: 1, value: '4.00', explanation: 'diisi di luar jaringan' })
})
