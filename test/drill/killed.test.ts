import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { connect } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded.ts'
import { anAnswerer } from '../support/answering.ts'
import { DEMO_PASSWORD } from '../support/database.ts'
import { aFolder, pidOfPostgres } from '../support/embedded.ts'
import { aPlatform } from '../support/platform.ts'
import { anUploader, holdsTogether } from '../support/uploader.ts'

const ROUNDS = 20

t.test(
  'Postgres, the platform or both die under saves and uploads: all that was acknowledged is there, whole',
  async (t) => {
    const DATA_DIR = join(await aFolder(t), 'var')
    const answerers = ['anggota@bandung.example', 'anggota@garut.example'].map(anAnswerer)
    const uploaders = ['penanggungjawab@bandung.example', 'penanggungjawab@garut.example'].map(anUploader)
    const work = [...answerers, ...uploaders]
    for (let round = 0; round < ROUNDS; round++) {
      const platform = await aPlatform(t, { DATA_DIR, DEMO_PASSWORD, LOG_LEVEL: 'silent' })
      t.not(platform.address, '', platform.complained())
      for (const answerer of answerers) await answerer.compare(t, platform.address)
      const postgres = await pidOfPostgres(join(DATA_DIR, 'postgres'))
      const before = work.map(({ acknowledged }) => acknowledged)
      const working = [
        ...answerers.map((person) => person.answerUntilItEnds(platform.address)),
        ...uploaders.map((person) => person.uploadUntilItEnds(platform.address)),
      ]
      const underWay = () => work.every(({ acknowledged }, at) => acknowledged > (before[at] ?? 0))
      while (!underWay() && platform.child.exitCode === null) await setTimeout(5)
      await setTimeout(Math.random() * 700)
      if (round % 3 !== 0) process.kill(postgres, 'SIGKILL')
      if (round % 3 === 1) await setTimeout(Math.random() * 200)
      platform.child.kill('SIGKILL')
      await Promise.all(working)
    }
    const last = await aPlatform(t, { DATA_DIR, DEMO_PASSWORD, LOG_LEVEL: 'silent' })
    for (const person of work) await person.compare(t, last.address)
    for (const { acknowledged } of work) t.ok(acknowledged > ROUNDS, `${acknowledged} were acknowledged`)
    await last.end('SIGTERM')
    const postgres = await startEmbedded(DATA_DIR)
    const db = connect(postgres.appUrl)
    await holdsTogether(t, db, DATA_DIR)
    await db.destroy()
    await postgres.stop()
  },
)
