// Plain JavaScript on purpose: an older Node can read this far and say what it needs.
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const major = Number(process.versions.node.split('.')[0])

if (major < NEEDED) {
  console.error(
    `This program needs Node ${NEEDED} and was started with ${process.versions.node}: run npm install, then npm start.`,
  )
  process.exitCode = 1
} else {
  // Halves the work of a start from the second on. Beside the packages rather than in a temporary folder, where somebody
  // else could have put something.
  module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url)))
  await import('./main.ts')
}
