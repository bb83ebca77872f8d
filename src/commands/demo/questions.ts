import type { Handle } from '../../db/actor.ts'
import { insert } from '../../db/bulk.ts'
import { countPaces } from '../../features/questions/questions.ts'
import { hasQuestions, zonesOfProvinces } from './question-queries.ts'
import { rowsOf } from './question-rows.ts'
import { readDemoQuestions } from './question-texts.ts'

/**
 * Simulated questions of regencies all over the country with answers, comments, words of agencies where an answer worked
 * too, what became of some on the pages of practices, and how long it all took. What is there already stays.
 */
export async function seedQuestions(tx: Handle, at: Date): Promise<void> {
  if (await hasQuestions(tx)) return
  const zones = await zonesOfProvinces(tx)
  const questions = await readDemoQuestions()
  const all = questions.map((question) => rowsOf(question, (region) => zones.get(region.slice(0, 2)) ?? 'WIB', at))
  await insert(
    tx,
    'question',
    all.map(({ question }) => question),
  )
  await insert(
    tx,
    'question_tag',
    all.flatMap(({ tags }) => tags),
  )
  await insert(
    tx,
    'post',
    all.flatMap(({ posts }) => posts),
  )
  await insert(
    tx,
    'post_revision',
    all.flatMap(({ revisions }) => revisions),
  )
  await insert(
    tx,
    'worked_mark',
    all.flatMap(({ worked }) => worked),
  )
  await insert(
    tx,
    'common_obstacle',
    all.flatMap(({ common }) => common),
  )
  await countPaces(tx, at)
}
