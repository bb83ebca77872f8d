import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { translator } from '../../src/web/i18n.ts'
import type { ReportFile } from '../../src/web/report-file.ts'
import { reportXlsx } from '../../src/web/report-xlsx.ts'
import { sameInXlsx } from '../support/report-formats.ts'
import { anyReport, largeReport } from '../support/report-values.ts'

const run = promisify(execFile)

t.test('LibreOffice opens every workbook and writes the same one', async (t) => {
  const there = await run('soffice', ['--version']).catch(() => null)
  if (!there) return t.fail('this drill needs LibreOffice (apt-get install libreoffice-calc): nothing was tried')
  const folder = await mkdtemp(join(tmpdir(), 'living-lab-xlsx-'))
  t.teardown(() => rm(folder, { recursive: true }))
  const reports = [largeReport('id'), ...fc.sample(anyReport, { numRuns: 12, seed: 5 })]
  for (const [at, report] of reports.entries()) await t.test(report.title, async (t) => opened(t, folder, at, report))
})

async function opened(t: Test, folder: string, at: number, report: ReportFile): Promise<void> {
  const path = join(folder, `${at}.xlsx`)
  await writeFile(path, await reportXlsx(report, translator(report.lang), 'https://lab.example.go.id'))
  const out = join(folder, `${at}`)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  await run('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, path])
  // Without a window LibreOffice forgets what was frozen: that is held to our own file elsewhere.
  await sameInXlsx(t, report, await readFile(join(out, `${at}.xlsx`)))
}
