import type { BrowserContext, Page } from 'playwright-core'
import type { Test } from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import type { Server } from './browser.ts'
import { chooseLevel } from './journey.ts'

/** Two people at one assessment; the line of the second one is cut for the middle part. */
export interface Pair {
  readonly id: string
  readonly first: Page
  readonly second: Page
  readonly numbers: readonly number[]
}

/** What the second one does: another field than the first, the same one, or the same one after the first was stored. */
type Way = 'beside' | 'against' | 'after'
const WAYS: readonly Way[] = ['beside', 'against', 'after']

const wayOf = (number: number): Way => WAYS[number % WAYS.length] ?? 'beside'
const ofFirst = (number: number) => `Yang pertama menulis pada indikator ${number}.`
const ofSecond = (number: number) => `Yang kedua menulis pada indikator ${number}.`
const LEVEL = 4

/** Both answer all numbers, one after the other and across each other. Gives the numbers where they collided. */
export async function answerAcross({ id, first, second, numbers }: Pair): Promise<number[]> {
  const line = second.context()
  const third = Math.floor(numbers.length / 3)
  const collided: number[] = []
  for (const [at, number] of numbers.entries()) {
    if (at === third) await line.setOffline(true)
    if (at === numbers.length - third) await line.setOffline(false)
    const isAway = at >= third && at < numbers.length - third
    const way = wayOf(number)
    await open(first, id, number)
    if (way !== 'after') await open(second, id, number)
    await first.getByLabel('Penjelasan').fill(ofFirst(number))
    await says(first, /^Tersimpan/)
    if (way === 'after') await open(second, id, number)
    // a worker that the browser has just started anew may have the line for a moment: then the page is no old one
    const before = await textOn(second)
    if (way === 'beside') await chooseLevel(second, LEVEL)
    else await second.getByLabel('Penjelasan').fill(`${before}${ofSecond(number)}`)
    if (way !== 'beside' && !before.includes(ofFirst(number))) collided.push(number)
    await says(second, isAway ? /^Belum terkirim/ : way === 'against' ? /diubah di tempat lain/ : /^Tersimpan/)
  }
  await line.setOffline(false)
  return collided
}

/** The second one finds every collision on the task list, sees both texts, and joins them. */
export async function joinAll(t: Test, { id, second }: Pair, collided: readonly number[]): Promise<void> {
  await second.goto(`/penilaian/${id}`)
  await second.locator('[data-waiting] h2', { hasText: `(${collided.length})` }).waitFor()
  const told = second.locator('[data-waiting] li', { hasText: 'di tempat lain' })
  await told.nth(collided.length - 1).waitFor()
  for (const number of collided) {
    await open(second, id, number)
    await says(second, /diubah di tempat lain/)
    t.match(await textOn(second), ofSecond(number), `${number}: what was typed is still there`)
    await second.getByRole('button', { name: 'Simpan', exact: true }).click()
    await second.locator('.error-summary blockquote', { hasText: ofFirst(number) }).waitFor()
    await second.getByRole('button', { name: 'Gabungkan keduanya' }).click()
    await second.locator('.note.warn', { hasText: 'belum disimpan' }).waitFor()
    await second.getByRole('button', { name: 'Simpan', exact: true }).click()
    await second.getByText('Tersimpan.').waitFor()
  }
}

/** Every text typed stands in the answer, and the answer says what the last revision says. */
export async function nothingIsLost(t: Test, server: Server, { id, numbers }: Pair): Promise<void> {
  const { answers, revisions } = await asPlatform(server.db, async (tx) => ({
    answers: await tx.selectFrom('answer').where('assessment_id', '=', id).selectAll().execute(),
    revisions: await tx.selectFrom('answer_revision').where('assessment_id', '=', id).selectAll().execute(),
  }))
  for (const number of numbers) {
    const answer = answers.find((one) => one.number === number)
    const log = revisions.filter((one) => one.number === number).sort((a, b) => a.version - b.version)
    const { version, value, explanation } = log.at(-1) ?? {}
    t.match(answer, { version, value, explanation }, `${number}: the answer is what the log ends with`)
    t.same(
      log.map((one) => one.version),
      log.map((_, at) => at + 1),
    )
    t.ok(explanation?.includes(ofFirst(number)), `${number}: the text of the first one`)
    if (wayOf(number) === 'beside') t.equal(value, LEVEL * 100, `${number}: the level of the second one`)
    else t.ok(explanation?.includes(ofSecond(number)), `${number}: the text of the second one`)
  }
}

/** Keeps all pages in a browser, as its person does before the line is cut. */
export async function keepAll(context: BrowserContext, id: string): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`/penilaian/${id}`)
  await page.getByRole('button', { name: 'Simpan semua halaman' }).click()
  await page.getByText('Semua indikator dapat dibuka dan diisi tanpa jaringan').waitFor()
}

const open = (page: Page, id: string, number: number) => page.goto(`/penilaian/${id}/indikator/${number}`)
const textOn = (page: Page) => page.getByLabel('Penjelasan').inputValue()
const says = (page: Page, text: RegExp) => page.locator('[data-state]').getByText(text).waitFor()
