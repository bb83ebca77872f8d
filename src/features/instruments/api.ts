import { z } from 'zod'
import type { Instrument } from '../../domain/instrument.ts'
import { formatHundredths, formatMillionths } from '../../domain/numbers.ts'
import { weightPercent } from '../../domain/weights.ts'
import { cursorFor, pageOf, readCursor } from '../../web/paging.ts'
import type { App, Services } from '../../web/types.ts'
import { anInstrument, anInstrumentTree } from './examples.ts'
import { findInstrument, isProvisional, type LoadedInstrument, publishedInstruments } from './instruments.ts'
import {
  type InstrumentItem,
  type InstrumentTree,
  instrumentList,
  instrumentParams,
  instrumentsQuery,
  instrumentTree,
  versionInput,
} from './schema.ts'

const config = { access: 'public', scope: 'figures:read', cache: true } as const
const LIST = 'instruments'

/** The instruments as JSON, for whoever scores or translates them elsewhere. */
export function instrumentsApi(app: App, { db }: Services): void {
  const list = {
    tags: ['instruments'],
    summary: 'Instruments',
    description: 'The newest published version of each instrument, oldest regulation first.',
    querystring: instrumentsQuery,
    response: { 200: instrumentList.meta({ example: { items: [anInstrument], next: null } }) },
  }
  app.get('/api/v1/instruments', { config, schema: list }, async (request) => {
    const { limit, cursor } = request.query
    const after = readCursor(LIST, {}, cursor, z.string())
    const all = await publishedInstruments(db)
    const rest = all.slice(all.findIndex(({ id }) => id === after) + 1)
    return pageOf(rest, limit, ({ id }) => cursorFor(LIST, {}, id), itemOf)
  })

  const one = {
    tags: ['instruments'],
    summary: 'One instrument',
    description:
      'The whole tree with weights, levels and evidence items. Texts are our own wording of the regulation; the English ' +
      'text is not official. Criteria of a provisional instrument await the official annex.',
    params: instrumentParams,
    querystring: versionInput,
    response: { 200: instrumentTree.meta({ example: anInstrumentTree }) },
  }
  app.get('/api/v1/instruments/:id', { config, schema: one }, async (request) =>
    treeOf(await findInstrument(db, request.params.id, request.query.version)),
  )
}

const itemOf = (instrument: LoadedInstrument): InstrumentItem => ({
  id: instrument.id,
  version: instrument.version,
  sha256: instrument.sha256,
  title: instrument.title,
  titleEn: instrument.titleEn,
  regulation: instrument.regulation,
  status: instrument.status,
  supersededBy: instrument.supersededBy,
  provisional: isProvisional(instrument),
  validFrom: instrument.validFrom,
  validTo: instrument.validTo,
  indicatorCount: instrument.indicators.length,
})

const treeOf = (instrument: LoadedInstrument): InstrumentTree => ({
  ...itemOf(instrument),
  lowest: formatHundredths(instrument.minHundredths),
  highest: formatHundredths(instrument.maxHundredths),
  step: formatMillionths(instrument.stepHundredths * 10_000),
  predicates: predicatesOf(instrument),
  rules: instrument.rules.map(({ id, text, textEn, appliesTo }) => ({ id, text, textEn, appliesTo: [...appliesTo] })),
  domains: instrument.domains.map(weighted),
  aspects: instrument.aspects.map((aspect) => ({
    ...weighted(aspect),
    domain: aspect.domainCode,
    indicators: instrument.indicators.filter(({ aspectCode }) => aspectCode === aspect.code).map(indicatorOf),
  })),
  provenance: { ...instrument.provenance },
})

const predicatesOf = ({ predicates, maxHundredths }: Instrument): InstrumentTree['predicates'] =>
  predicates.map(({ label, labelEn, minHundredths, maxHundredths: end }) => ({
    label,
    labelEn,
    from: formatHundredths(minHundredths),
    below: end === maxHundredths ? null : formatHundredths(end),
  }))

type Indicator = Instrument['indicators'][number]
type TreeIndicator = InstrumentTree['aspects'][number]['indicators'][number]

const indicatorOf = (indicator: Indicator): TreeIndicator => ({
  number: indicator.number,
  ...weighted(indicator),
  officialName: indicator.officialName,
  question: indicator.question,
  questionEn: indicator.questionEn,
  guidance: indicator.guidance,
  guidanceEn: indicator.guidanceEn,
  suggestedUnits: [...indicator.suggestedUnits],
  levelType: indicator.levelType,
  externalIndex: indicator.externalIndex,
  criteriaConfidence: indicator.criteriaConfidence,
  namesService: indicator.namesService,
  levels: indicator.levels.map((level) => ({ ...level, evidence: [...level.evidence] })),
})

const weighted = ({ code, title, titleEn, weightBp }: Pick<Indicator, 'code' | 'title' | 'titleEn' | 'weightBp'>) => ({
  code,
  title,
  titleEn,
  weight: weightPercent(weightBp),
  weightBp,
})
