import { readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { publicGeneration } from '../../db/public-memory.ts'
import { largestGaps } from '../../domain/comparison.ts'
import { explain } from '../../domain/explanation.ts'
import { formatHundredths, parseHundredths } from '../../domain/numbers.ts'
import { nextBand } from '../../domain/scoring.ts'
import type { ChartSpec } from '../../web/chart-types.ts'
import { chartQuery, chartView, drawings, sizeAsked } from '../../web/charts.ts'
import { computationOf } from '../../web/computation.ts'
import { decimal, signed } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import { pathIn } from '../../web/language.ts'
import { lasting } from '../../web/lasting.ts'
import type { Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { practiceIndicators } from '../practices/practices.ts'
import {
  against,
  aspectBars,
  aspectRadar,
  indexTrend,
  referenceLabel,
  referenceOf,
  referenceResults,
  resultsBeside,
} from '../progress/progress.ts'
import { type ResultProps, resultPage } from './answer-pages.ts'
import { gapRow, headingOf, predicateIn } from './presenting.ts'
import { readAssessment } from './queries.ts'
import { opened } from './reading.ts'
import { assessmentParams, chartParams } from './schema.ts'
import { referenceProps } from './task-routes.ts'

/** `/penilaian/:id/hasil`: where the agency stands beside the reference, and what the difference is made of. */
export const results: Room = (app, { db }) => {
  const config = { access: 'assessment:read' } as const

  const made = lasting<ResultProps>()

  app.get(
    '/penilaian/:id/hasil',
    { config, schema: { hide: true, params: assessmentParams } },
    async (request, reply) => {
      const { lang, url, t } = request
      const found = await find(db, request, request.params.id)
      const { assessment, references, results } = found
      const key = [lang, url, publicGeneration(db), assessment, references, results]
      const props = await made(key, () => resultProps(db, request, found))
      return reply.page(resultPage, props, {
        title: t('assessments.result.title', { title: props.title }),
        charts: true,
      })
    },
  )

  app.get(
    '/penilaian/:id/grafik/:chart.svg',
    { config, schema: { hide: true, params: chartParams, querystring: chartQuery } },
    async (request, reply) => {
      const { id, chart } = request.params
      const { charts } = await chartsOf(db, request, await find(db, request, id))
      const { drawSvg } = await drawings()
      return reply
        .header('cache-control', 'private, no-cache')
        .type('image/svg+xml')
        .send(drawSvg(charts[chart], sizeAsked(request.query)))
    },
  )
}

/** All that the page and its pictures are made of, as far as the actor sees it. */
async function find(db: Database, { actor }: Request, id: string) {
  const [row, references, results] = await readAs(db, actor, (tx) =>
    Promise.all([readAssessment(tx, id), referenceResults(tx), resultsBeside(tx, id)]),
  )
  return { ...(await opened(db, actor, row)), references, results }
}

type Found = Awaited<ReturnType<typeof find>>

async function resultProps(db: Database, request: Request, found: Found): Promise<ResultProps> {
  const { lang, t } = request
  const { assessment, instrument } = found
  const { agency, reference, charts } = await chartsOf(db, request, found)
  const practices = await practiceIndicators(db, instrument.id)
  const { levels, answered, index_value: index, predicate, document } = assessment
  const image = (name: string) => pathIn(lang, `/penilaian/${assessment.id}/grafik/${name}.svg`)
  return {
    ...headingOf(request, assessment, instrument, agency),
    index,
    predicate: predicateIn(lang, instrument, predicate),
    document,
    answered,
    total: levels.length,
    missing: levels.length - answered,
    sentence: sentenceOf(request, index, reference.index, referenceLabel(t, reference)),
    against: against(t, reference),
    nextBand: bandSentence(request, instrument, index),
    ...referenceProps(reference, referenceLabel(t, reference)),
    bars: chartView(charts.aspek, image('aspek')),
    radar: chartView(charts.radar, image('radar')),
    trend: chartView(charts.tren, image('tren')),
    gaps: largestGaps(instrument, levels, reference.values, levels.length).flatMap((gap) =>
      gapRow(lang, instrument, practices, gap),
    ),
    computation: computationOf(lang, instrument, explain(instrument, levels)),
  }
}

async function chartsOf(db: Database, { lang, t }: Request, { assessment, instrument, references, results }: Found) {
  const agency = await findAgency(db, assessment.agency_id)
  const reference = referenceOf(instrument, references)
  const reader = { t, lang, agency, basis: assessment.basis }
  const charts: Readonly<Record<'aspek' | 'radar' | 'tren', ChartSpec>> = {
    aspek: aspectBars(reader, instrument, assessment.levels, reference),
    radar: aspectRadar(reader, instrument, assessment.levels, reference),
    tren: await indexTrend(db, reader, results),
  }
  return { agency, reference, charts }
}

function sentenceOf({ t, lang }: Request, index: string, reference: string, label: string): string {
  const difference = (parseHundredths(index) ?? 0) - (parseHundredths(reference) ?? 0)
  const key = difference < 0 ? 'below' : difference > 0 ? 'above' : 'equal'
  const size = signed(lang, formatHundredths(difference))
  return t(`assessments.result.${key}`, { difference: size, label, reference: decimal(lang, reference) })
}

function bandSentence({ t, lang }: Request, instrument: Found['instrument'], index: string): string {
  const next = nextBand(instrument, parseHundredths(index) ?? instrument.minHundredths)
  if (!next) return t('assessments.result.highestBand')
  const predicate = inLang(lang, next.predicate.label, next.predicate.labelEn)
  const at = decimal(lang, formatHundredths(next.atHundredths))
  return t('assessments.result.nextBand', {
    predicate,
    at,
    distance: decimal(lang, formatHundredths(next.distanceHundredths)),
  })
}
