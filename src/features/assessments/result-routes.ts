import { asActor, type Handle } from '../../db/actor.ts'
import { largestGaps } from '../../domain/comparison.ts'
import { explain } from '../../domain/explanation.ts'
import { formatHundredths, parseHundredths } from '../../domain/numbers.ts'
import { nextBand } from '../../domain/scoring.ts'
import type { ChartSpec } from '../../web/chart-types.ts'
import { chartQuery, chartView, drawSvg, sizeAsked } from '../../web/charts.ts'
import { computationOf } from '../../web/computation.ts'
import { decimal, signed } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import { pathIn } from '../../web/language.ts'
import type { Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { practiceIndicators } from '../practices/practices.ts'
import {
  aspectBars,
  aspectRadar,
  indexTrend,
  referenceLabel,
  referenceOf,
  referenceResults,
} from '../progress/progress.ts'
import { resultPage } from './answer-pages.ts'
import { gapRow, headingOf } from './presenting.ts'
import { openAssessment } from './reading.ts'
import { assessmentParams, chartParams } from './schema.ts'
import { referenceProps } from './task-routes.ts'

/** `/penilaian/:id/hasil`: where the agency stands beside the reference, and what the difference is made of. */
export const results: Room = (app, { db }) => {
  const config = { access: 'assessment:read' } as const

  app.get(
    '/penilaian/:id/hasil',
    { config, schema: { hide: true, params: assessmentParams } },
    async (request, reply) => {
      const { actor, lang, t } = request
      const props = await asActor(db, actor, async (tx) => {
        const { assessment, instrument, agency, reference, charts } = await chartsOf(tx, request, request.params.id)
        const practices = await practiceIndicators(tx, instrument.id)
        const { levels, answered, index_value: index, predicate, document } = assessment
        const heading = headingOf(request, assessment, instrument, agency)
        const image = (name: string) => pathIn(lang, `/penilaian/${assessment.id}/grafik/${name}.svg`)
        return {
          ...heading,
          index,
          predicate,
          document,
          answered,
          total: levels.length,
          missing: levels.length - answered,
          sentence: sentenceOf(request, index, reference.index, referenceLabel(t, reference)),
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
      })
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
      const { charts } = await asActor(db, request.actor, (tx) => chartsOf(tx, request, id))
      return reply
        .header('cache-control', 'private, no-cache')
        .type('image/svg+xml')
        .send(drawSvg(charts[chart], sizeAsked(request.query)))
    },
  )
}

async function chartsOf(tx: Handle, request: Request, id: string) {
  const { actor, lang, t } = request
  const [{ assessment, instrument }, results] = await Promise.all([openAssessment(tx, actor, id), referenceResults(tx)])
  const agency = await findAgency(tx, assessment.agency_id)
  const reference = referenceOf(instrument, results)
  const reader = { t, lang, agency, basis: assessment.basis }
  const charts: Readonly<Record<'aspek' | 'radar' | 'tren', ChartSpec>> = {
    aspek: aspectBars(reader, instrument, assessment.levels, reference),
    radar: aspectRadar(reader, instrument, assessment.levels, reference),
    tren: await indexTrend(tx, reader),
  }
  return { assessment, instrument, agency, reference, charts }
}

type Opened = Awaited<ReturnType<typeof chartsOf>>

function sentenceOf({ t, lang }: Request, index: string, reference: string, label: string): string {
  const difference = (parseHundredths(index) ?? 0) - (parseHundredths(reference) ?? 0)
  const key = difference < 0 ? 'below' : difference > 0 ? 'above' : 'equal'
  const size = signed(lang, formatHundredths(difference))
  return t(`assessments.result.${key}`, { difference: size, label, reference: decimal(lang, reference) })
}

function bandSentence({ t, lang }: Request, instrument: Opened['instrument'], index: string): string {
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
