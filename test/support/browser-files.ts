import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What a process must find in its environment to start the tests' Chromium. */
export interface BrowserFiles {
  /** Path of the browser. */
  readonly CHROMIUM: string
  readonly LD_LIBRARY_PATH?: string
  readonly FONTCONFIG_FILE?: string
}

/**
 * The Chromium that the tests drive: the installed one that CHROMIUM_PATH names, else the one inside a package of ours,
 * with the libraries and the font a bare machine lacks. It is unpacked once and kept beside the package.
 */
export async function browserFiles(scratch: string): Promise<BrowserFiles> {
  const installed = process.env.CHROMIUM_PATH
  if (installed) return { CHROMIUM: installed }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The packed Chromium is for Linux on x64: set CHROMIUM_PATH to an installed Chromium.')
  }
  const folder = await unpacked()
  return {
    CHROMIUM: join(folder, 'chromium'),
    LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH ?? []].flat().join(':'),
    FONTCONFIG_FILE: await fontSettings(join(folder, 'fonts/fonts'), scratch),
  }
}

const modules = join(import.meta.dirname, '../../node_modules')

async function unpacked(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(modules, '@sparticuz/chromium/package.json'), 'utf8'))
  const kept = join(modules, `.cache/chromium-${version}`)
  if (existsSync(kept)) return kept
  const beside = `${kept}.${process.pid}`
  await mkdir(beside, { recursive: true })
  // The package unpacks into the temporary folder, and its libraries only where it takes the machine for Amazon's.
  const env = { ...process.env, TMPDIR: beside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  const script = `await (await import('@sparticuz/chromium')).default.executablePath()`
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env, cwd: join(modules, '..') })
  await rename(beside, kept).catch(async (error) => {
    await rm(beside, { recursive: true })
    if (!existsSync(kept)) throw error
  })
  return kept
}

/** One font on every machine, so that pages measure the same everywhere. */
async function fontSettings(fonts: string, scratch: string): Promise<string> {
  const path = join(scratch, 'fonts.conf')
  const dirs = `<dir>${fonts}</dir><cachedir>${join(scratch, 'fonts')}</cachedir>`
  await writeFile(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}</fontconfig>\n`,
  )
  return path
}
