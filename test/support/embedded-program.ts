// A program that has an embedded Postgres and does nothing with it: node embedded-program.ts DIRECTORY [UID]
import { startEmbedded } from '../../src/db/embedded.ts'
import { StartError } from '../../src/db/start-error.ts'

const [directory = '', uid] = process.argv.slice(2)
if (uid) {
  process.setgid?.(Number(uid))
  process.setuid?.(Number(uid))
}
try {
  const embedded = await startEmbedded(directory)
  await embedded.announce('http://127.0.0.1:1/')
  const end = () => embedded.stop().then(() => process.exit())
  process.on('SIGTERM', end)
  // It lives until it is told to stop, or nobody is left who could tell it.
  process.stdin.resume().on('end', end)
  console.log(JSON.stringify(embedded))
} catch (error) {
  console.error(error instanceof StartError ? error.message : error)
  process.exit(1)
}
