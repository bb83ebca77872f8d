import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { mayNamePeople } from '../../domain/open-title.ts'
import { isHiddenCount } from '../../domain/report.ts'
import { adoptionCounts } from '../adoptions/adoptions.ts'
import { column } from './cells.ts'
import { listAllPractices, listPublicQuestions } from './file-queries.ts'
import type { Asked } from './sets.ts'
import { countedOn, practicesChangedOn, questionsChangedOn } from './time-queries.ts'

export const practices = {
  id: 'praktik',
  from: 'platform',
  living: false,
  note: '',
  changedOn: practicesChangedOn,
  columns: [
    column('slug', 'code'),
    column('title'),
    column('titleEn'),
    column('summary'),
    column('summaryEn'),
    column('startYear', 'integer'),
    column('status'),
    column('owner'),
    column('caveat'),
    column('instrument', 'code'),
    column('indicators', 'list', { between: ' ' }),
    column('indicatorBasis'),
    column('sources', 'list'),
  ],
  rows: async (db: Database) =>
    (await listAllPractices(db)).map((row) => [
      ...[row.slug, row.title, row.title_en, row.summary, row.summary_en],
      ...[row.start_year, row.status, row.owner, row.caveat, row.instrument_id],
      (row.indicators ?? []).map(String),
      row.indicator_basis,
      row.sources.map(({ url, title, date }) => `${title} (${date}) ${url}`),
    ]),
} as const

/** One row a practice and stage, and one for all stages together. */
export const adoptions = {
  id: 'penerapan',
  from: 'platform',
  living: false,
  note: 'data.note.adoptions',
  changedOn: countedOn,
  columns: [
    column('slug', 'code', { meaning: 'practice' }),
    column('stage', 'code', { terms: 'data.stage' }),
    column('n', 'integer'),
    column('under', 'integer'),
  ],
  rows: async (db: Database, { least }: Asked) => {
    const counts = [...(await adoptionCounts(db, least))].sort(([a], [b]) => (a < b ? -1 : 1))
    return counts.flatMap(([slug, { byStage, total }]) =>
      [...byStage, ['all', total] as const].map(([stage, n]) =>
        isHiddenCount(n) ? [slug, stage, null, n.under] : [slug, stage, n, null],
      ),
    )
  },
} as const

/** Without names, agencies and everything people wrote but the title. */
export const questions = {
  id: 'pertanyaan',
  from: 'platform',
  living: true,
  note: 'data.note.questions',
  changedOn: questionsChangedOn,
  columns: [
    column('questionId', 'code'),
    column('title', 'text', { meaning: 'questionTitle' }),
    column('questionKind', 'code', { terms: 'questions.kind' }),
    column('tags', 'list', { between: ' ' }),
    column('state', 'code', { terms: 'questions.state' }),
    column('askedOn', 'day'),
    column('answeredOn', 'day'),
    column('activeOn', 'day'),
    column('answers', 'integer'),
    column('votes', 'integer'),
  ],
  rows: async (db: Database) => {
    const rows = await asActor(db, null, listPublicQuestions)
    return rows.map((row) => [
      ...[row.id, mayNamePeople(row.title) ? null : row.title, row.kind],
      row.tags ?? [],
      row.solved ? 'solved' : row.answers > 0 ? 'answered' : 'open',
      dayInJakarta(row.asked_at),
      row.first_answer_at && dayInJakarta(row.first_answer_at),
      dayInJakarta(row.active_at),
      ...[row.answers, row.votes],
    ])
  },
} as const
