import type { CopyState } from '../../domain/copying.ts'
import { can } from '../../domain/permissions.ts'
import { decimal, fileSize } from '../../web/format.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { bandOf, headingOf, levelText, linkOf, titleIn } from '../assessments/assessments.ts'
import { type OpenPackage, openPackage } from './opening.ts'
import { packingOf } from './packing.ts'
import { type OverviewProps, overviewPage, type Tag } from './pages.ts'
import { type Parts, partsOf, progressOf } from './parts.ts'
import { packageParams } from './schema.ts'
import { subjectIn } from './ticking.ts'
import { filesOf } from './zipping.ts'

/** `/penilaian/:id/paket`: what is to be copied to the official application, and what already was. */
export const overview: Room = (app, { db }) => {
  const options = { config: { access: 'package:read' }, schema: { hide: true, params: packageParams } } as const
  app.get('/penilaian/:id/paket', options, async (request, reply) => {
    const opened = await openPackage(db, request.actor, request.params.id)
    const { assessment, instrument } = opened
    const agency = await findAgency(db, assessment.agency_id)
    const heading = headingOf(request, assessment, instrument, agency)
    const props = { ...heading, ...overviewProps(request, opened) }
    return reply.page(overviewPage, props, { title: request.t('packages.pageTitle', { title: props.title }) })
  })
}

function overviewProps(request: Request, opened: OpenPackage): Omit<OverviewProps, keyof ReturnType<typeof headingOf>> {
  const { t, lang, actor } = request
  const { assessment, instrument } = opened
  const parts = new Map(instrument.indicators.map(({ number }) => [number, partsOf(opened, number)]))
  const { all, copied, changed } = progressOf([...parts.values()])
  const isLeft = (number: number) => {
    const one = progressOf([parts.get(number)].flatMap((found) => found ?? []))
    return one.copied < one.all || one.changed > 0
  }
  const next = instrument.indicators.find(({ number }) => isLeft(number))
  return {
    all,
    copied,
    changed: changed === 0 ? '' : t('packages.changedCount', { count: changed }),
    zip: { href: `/penilaian/${assessment.id}/paket.zip`, what: whatOf(request, opened) },
    next: next ? linkOf(lang, next) : null,
    mayTick: instrument.indicators.some(({ number }) => can(actor, 'package:tick', subjectIn(opened, number))),
    aspects: instrument.aspects.map((aspect) => {
      const indicators = instrument.indicators.filter(({ aspectCode }) => aspectCode === aspect.code)
      const sum = progressOf(indicators.flatMap(({ number }) => parts.get(number) ?? []))
      return {
        title: titleIn(lang, aspect),
        progress: sum.all === 0 ? t('packages.nothing') : t('packages.progress', { copied: sum.copied, all: sum.all }),
        indicators: indicators.map((indicator) => {
          const value = opened.answers[indicator.number - 1]?.value ?? null
          return {
            ...linkOf(lang, indicator),
            level: decimal(lang, levelText(instrument, value) ?? ''),
            band: bandOf(value),
            ...toldOf(request, parts.get(indicator.number)),
          }
        }),
      }
    }),
  }
}

const NOTHING: Parts = { answer: null, proofs: [], gone: [] }

function toldOf({ t }: Request, { answer, proofs, gone }: Parts = NOTHING) {
  const { all, copied, changed } = progressOf([{ answer: null, proofs, gone }])
  return {
    answer: answer && stateTag(t, answer.state),
    proofs: all === 0 ? '' : t('packages.progress', { copied, all }),
    proofsTone: all > 0 && copied === all ? 'good' : '',
    changed: changed === 0 ? '' : t('packages.changedCount', { count: changed }),
  }
}

const TONES: Readonly<Record<CopyState, string>> = { open: '', copied: 'good', changed: 'warn' }

/** How far a part is, in words and colour. */
const stateTag = (t: Translate, state: CopyState): Tag => ({
  label: t(`packages.state.${state}`),
  tone: TONES[state],
})

/** "12 berkas, 34 MB" */
function whatOf({ t, lang }: Request, opened: OpenPackage): string {
  const files = filesOf(packingOf(t, opened))
  const size = fileSize(
    lang,
    files.reduce((sum, file) => sum + file.size, 0),
  )
  return files.length === 0 ? t('packages.zip.withoutFiles') : t('packages.zip.what', { count: files.length, size })
}
