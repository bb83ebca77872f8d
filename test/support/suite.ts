// All test files as one TAP: node suite.ts JOBS SECONDS FILES…
import t from 'tap'

const [jobs, seconds, ...files] = process.argv.slice(2)
t.setTimeout(0)
t.jobs = Number(jobs)
// By Node alone, which strips types: what tap's own runner loads before each file costs more than most files do.
const running = files.map((file) => {
  const options = { buffered: t.jobs > 1, timeout: Number(seconds) * 1000 }
  return t.spawn(process.execPath, [file], options, file).subtest
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const file of running) file?.proc?.kill(signal)
    process.exit(1)
  })
}
