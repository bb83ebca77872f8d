import { z } from 'zod'
import { cursorFor, pageOf, readCursor } from '../../web/paging.ts'
import type { App, Services } from '../../web/types.ts'
import { aPractice, aWholePractice } from './examples.ts'
import { type Practice, practiceOf, type WholePractice } from './practice.ts'
import { findPractice, missingSections } from './practices.ts'
import { listPractices, type Place } from './queries.ts'
import {
  type PracticeDocument,
  type PracticeItem,
  practiceList,
  practiceParams,
  practicesInput,
  wholePractice,
} from './schema.ts'

const config = { access: 'public', scope: 'library:read', cache: true } as const
const LIST = 'practices'

/** The library of practices as JSON. */
export function practicesApi(app: App, { db }: Services): void {
  const list = {
    tags: ['practices'],
    summary: 'Practices',
    description: 'In the order of the library, narrowed to those that serve an indicator or contain all words of `q`.',
    querystring: practicesInput,
    response: { 200: practiceList.meta({ example: { items: [aPractice], next: null } }) },
  }
  app.get('/api/v1/practices', { config, schema: list }, async (request) => {
    const { limit, cursor, ...filter } = request.query
    const after = readCursor(LIST, filter, cursor, place)
    const rows = await listPractices(db, filter, { limit: limit + 1, after })
    const next = ({ position, slug }: Place) => cursorFor(LIST, filter, { position, slug })
    return pageOf(rows, limit, next, (row) => itemOf(practiceOf(row)))
  })

  const one = {
    tags: ['practices'],
    summary: 'One practice',
    description: 'All that its published sources tell; texts other than title and summary are Indonesian.',
    params: practiceParams,
    response: { 200: wholePractice.meta({ example: aWholePractice }) },
  }
  app.get('/api/v1/practices/:slug', { config, schema: one }, async (request) =>
    documentOf(await findPractice(db, request.params.slug)),
  )
}

const place = z.object({ position: z.int32(), slug: z.string().regex(/^[^\0]*$/) })

const itemOf = (practice: Practice): PracticeItem => ({
  slug: practice.slug,
  title: practice.title,
  titleEn: practice.titleEn,
  summary: practice.summary,
  summaryEn: practice.summaryEn,
  agency: practice.agency,
  agencyName: practice.agencyName,
  owner: practice.owner,
  startYear: practice.startYear,
  status: practice.status,
  instrument: practice.instrument,
  indicators: practice.indicators,
  indicatorBasis: practice.indicatorBasis,
  basis: practice.origin === 'file' ? 'published' : 'reported',
  form: practice.form,
  costClass: practice.costClass,
  populationClass: practice.populationClass,
  lastWord: practice.lastWord,
  confirmedOn: practice.confirmedOn,
  sources: practice.sources,
})

const documentOf = (practice: WholePractice): PracticeDocument => ({
  ...itemOf(practice),
  problem: practice.problem,
  results: practice.results,
  figures: practice.figures.map(({ label, value, note }) => ({ label, value: String(value), note: note ?? null })),
  prerequisites: practice.prerequisites,
  sections: practice.sections,
  missing: missingSections(practice),
  evidence: practice.evidence,
  caveat: practice.caveat,
})
