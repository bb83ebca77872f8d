// Plain JavaScript on purpose: an older Node can read this far and say what it needs.
const NEEDED = 24
const major = Number(process.versions.node.split('.')[0])

if (major < NEEDED) {
  console.error(
    `This program needs Node ${NEEDED} and was started with ${process.versions.node}: run npm install, then npm start.`,
  )
  process.exitCode = 1
} else {
  await import('./main.ts')
}
