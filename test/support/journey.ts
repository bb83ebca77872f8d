import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { formatHundredths } from '../../src/domain/numbers.ts'
import { score } from '../../src/domain/scoring.ts'
import { spbe } from '../domain/instruments.ts'
import { SPBE } from './assessments.ts'

export const INDICATORS = 47

/** The level that the journeys give to an indicator; every level occurs. */
export const levelOf = (number: number): number => (number % 5) + 1

/** The index as pages show it once the indicators up to `answered` have their levels. */
export const indexAfter = (answered: number): string => {
  const values = spbe.indicators.map(({ number }) => (number <= answered ? levelOf(number) * 100 : null))
  return formatHundredths(score(spbe, values).indexHundredths).replace('.', ',')
}

/** From the sign-in on, as its first page leads: this year on PermenPANRB 59/2020. Gives the assessment's path. */
export async function startThisYear(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Mulai' }).click()
  await page.locator(`[value=${SPBE}]`).check()
  await page.getByRole('button', { name: 'Mulai' }).click()
  await page.waitForURL(/\/penilaian\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

/** Chooses the level of the indicator that is open, by its card. */
export const chooseLevel = (page: Page, level: number): Promise<void> =>
  page
    .locator('.level-card label')
    .nth(level - 1)
    .click()

/** Answers the indicator that is open and goes on to the next one by the button. */
export async function answerAndGoOn(page: Page, number: number): Promise<void> {
  await chooseLevel(page, levelOf(number))
  await nameService(page, number)
  await page.getByRole('button', { name: 'Simpan dan lanjut' }).click()
  await page.waitForURL(number < INDICATORS ? `**/indikator/${number + 1}` : '**/periksa')
}

/** The last indicators have fields of their own. */
const BY_HAND_AGAIN = 44

/**
 * Answers from `first` on to the end: two by the button, then over the API what differs in nothing from these, and the
 * last ones by the button again. The drill answers all by the button.
 */
export async function answerTheRest(page: Page, path: string, first: number): Promise<void> {
  await page.goto(`${path}/indikator/${first}`)
  for (let number = first; number < first + 2; number++) await answerAndGoOn(page, number)
  for (let number = first + 2; number < BY_HAND_AGAIN; number++) {
    const answer = await page.request.patch(`/api/v1/assessments/${path.split('/')[2]}/answers/${number}`, {
      headers: { 'sec-fetch-site': 'same-origin' },
      data: { version: 0, value: levelOf(number) },
    })
    if (!answer.ok()) throw new Error(`${number}: ${await answer.text()}`)
  }
  await page.goto(`${path}/indikator/${BY_HAND_AGAIN}`)
  for (let number = BY_HAND_AGAIN; number <= INDICATORS; number++) await answerAndGoOn(page, number)
}

/** For the three services of its own that a region has measured (indicators 45 to 47). */
async function nameService(page: Page, number: number): Promise<void> {
  if (number < 45) return
  await page.getByLabel('Nama layanan').fill(`Layanan sektor ${number}`)
  await page.getByLabel('Perangkat daerah pengelola').fill('Dinas Kominfo')
}

export interface Standing {
  readonly index: string
  readonly answered: string
  /** Rows of the table beside the bars, one an aspect. */
  readonly aspects: readonly string[]
  /** The picture of the bars. */
  readonly picture: string
}

/** What task list and result page say now. */
export async function standing(t: Test, page: Page, path: string): Promise<Standing> {
  await page.goto(path)
  const figures = page.locator('.figures .figure-value')
  const [listed = '', , answered = ''] = (await figures.allTextContents()).map((text) => text.split(' ')[0])
  await page.goto(`${path}/hasil`)
  const index = (await page.locator('.figure-value strong').first().textContent()) ?? ''
  t.equal(listed, answered === '0' ? 'Belum' : index, 'task list and result say the same')
  const chart = page.locator('figure.chart').first()
  const source = (await chart.locator('img').getAttribute('src')) ?? ''
  const aspects = await chart.locator('tbody tr').allTextContents()
  return { index, answered, aspects, picture: await (await page.request.get(source)).text() }
}
