import type { Page } from 'playwright-core'
import type { TestApp } from './app.ts'
import { signIn } from './browser.ts'
import { aVisit } from './visit-rows.ts'

/** Four neighbours that visited Sumedang before: below five, the funnel does not say how many came. */
export const earlierVisitors = (app: TestApp): Promise<string> =>
  aVisit(app, { kind: 'workshop', state: 'closed', guests: ['32.01', '32.02', '32.03', '32.06'] })

/** Signs in anew, as somebody does who comes back after weeks. */
export async function comeBack(page: Page, email: string): Promise<void> {
  await page.context().clearCookies()
  await signIn(page, email)
}

/** From the desk into the visit that waits there. */
export async function openTask(page: Page, title: string): Promise<void> {
  await page.goto('/kerja')
  await page.locator('.next-steps li').filter({ hasText: title }).getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** On the page of a visit that is held: one more commitment of the delegation. */
export async function commitTo(page: Page, practice: string, targetOn: string): Promise<void> {
  await page.getByRole('link', { name: 'Catat komitmen' }).click()
  await page.getByLabel('Praktik yang akan diterapkan').selectOption({ label: practice })
  await page.getByLabel('Unit pelaksana').fill('Dinas Komunikasi dan Informatika')
  await page.getByLabel('Penanggung jawab').fill('Kepala Bidang Aptika')
  await page.getByLabel('Sasaran tanggal').fill(targetOn)
  await page.getByRole('button', { name: 'Catat komitmen' }).click()
  await page.locator('.promised').getByText(practice).waitFor()
}

/** On the page of an adoption: where it stands now, with its proof if there is one. */
export async function reportStage(page: Page, stage: string, evidence = ''): Promise<void> {
  await page.getByRole('link', { name: 'Laporkan perkembangan' }).click()
  await page.getByRole('radio', { name: stage }).check()
  await page.getByLabel('Bukti').fill(evidence)
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
}

/** The steps of the funnel of what was really reported, with their numbers as they are shown. */
export async function funnelOf(page: Page): Promise<Readonly<Record<string, string>>> {
  await showReported(page, '/penerapan/corong')
  return Object.fromEntries(await page.evaluate<[string, string][]>(STEPS))
}

const STEPS = `[...document.querySelectorAll('table.funnel tbody tr')]
  .map(({ cells }) => [cells[0].firstChild.textContent.trim(), cells[2].textContent])`

/** The demonstration shows simulated figures unless one chooses those that were reported. */
export async function showReported(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByLabel('Dasar').selectOption({ label: 'Dilaporkan' })
  await page.getByRole('button', { name: 'Tampilkan' }).click()
  await page.waitForURL(/dasar=reported/)
}
