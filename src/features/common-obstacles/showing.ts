import type { Handle } from '../../db/actor.ts'
import { inLang } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import type { Shown } from './pages.ts'
import { type CommonRow, listOfPractice, type SolvedRow } from './queries.ts'

export type { Shown } from './pages.ts'

/** What often stands in the way of a practice and what removes it, as far as `tx` may see it; the newest first. */
export const commonObstaclesOf = async (tx: Handle, speaker: Speaker, practice: string): Promise<readonly Shown[]> =>
  (await listOfPractice(tx, practice)).map((row) => publishedView(speaker, row))

/** One that a curator published or has to decide on. */
export const publishedView = (speaker: Speaker, row: CommonRow): Shown => ({
  ...shown(speaker, row),
  problem: row.problem,
  solution: row.solution,
  how: '',
  question: row.question_id === null ? '' : `/tanya/${row.question_id}`,
})

/** One that was resolved somewhere; nobody is named. */
export const solvedView = (speaker: Speaker, type: string, row: SolvedRow): Shown => ({
  ...shown(speaker, { ...row, type }),
  problem: row.detail,
  solution: row.note,
  how: [
    speaker.t(`adoptions.resolution.${row.resolution}`),
    speaker.t('common-obstacles.after', { days: row.days }),
  ].join(' · '),
  question: '',
})

type Named = Pick<CommonRow, 'id' | 'practice_slug' | 'title' | 'title_en' | 'type' | 'basis'>

const shown = ({ t, lang }: Speaker, { id, practice_slug, title, title_en, type, basis }: Named) => ({
  id,
  practice: { href: `/praktik/${practice_slug}`, label: inLang(lang, title, title_en || title) },
  type: t(`adoptions.type.${type}`),
  simulated: basis === 'simulated',
})
