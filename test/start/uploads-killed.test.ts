import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { aDatabase, DEMO_PASSWORD } from '../support/database.ts'
import { aFolder } from '../support/embedded.ts'
import { aPlatform } from '../support/platform.ts'
import { anUploader, holdsTogether } from '../support/uploader.ts'

t.test('a kill in the middle of uploads loses none that was acknowledged and leaves no litter', async (t) => {
  const { ownerUrl, appUrl, db } = await aDatabase(t, 'demo')
  const DATA_DIR = join(await aFolder(t), 'var')
  const settings = { DATA_DIR, DEMO_PASSWORD, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DEMO: 'on' }
  const uploader = anUploader('anggota@bandung.example')
  const platform = await aPlatform(t, settings)
  const uploading = uploader.uploadUntilItEnds(platform.address)
  while (uploader.acknowledged < 10 && platform.child.exitCode === null) await setTimeout(5)
  platform.child.kill('SIGKILL')
  await uploading
  const again = await aPlatform(t, settings)
  await uploader.compare(t, again.address)
  t.ok(uploader.acknowledged >= 10, `${uploader.acknowledged} were acknowledged`)
  await again.end('SIGTERM')
  await holdsTogether(t, db, DATA_DIR)
})
