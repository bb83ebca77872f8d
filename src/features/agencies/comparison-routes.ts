import { Refusal } from '../../domain/errors.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import {
  type Choice,
  type ChoiceProblem,
  chooseRegions,
  MOST_COMPARED,
  type NamedRegion,
} from '../../domain/region-choice.ts'
import { chartQuery, drawings, sizeAsked } from '../../web/charts.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Room } from '../../web/types.ts'
import { compare, comparisonChart } from './comparison.ts'
import type { ComparisonField, ComparisonProps } from './comparison-props.ts'
import { comparisonView } from './comparison-view.ts'
import { fullName, listed } from './names.ts'
import { comparisonPage } from './pages.ts'
import { listNames } from './queries.ts'
import { comparisonQuery } from './schema.ts'
import type { Mistake } from './shown.ts'

const EXAMPLE = '/bandingkan?daerah=32.73,32.15,32.16'

/** Up to four regions side by side with the reference; the link carries the choice. */
export const comparison: Room = (app, { db }) => {
  const config = { access: 'public', cache: true } as const
  app.get('/bandingkan', { config, schema: { hide: true, querystring: comparisonQuery } }, async (request, reply) => {
    const { t } = request
    const typed = request.query.daerah ?? ''
    const names = await listNames(db)
    const choice = chooseRegions(typed, names, REFERENCE_AGENCY)
    const codes = choice.chosen.map(({ code }) => code)
    const wanted =
      choice.problems.length === 0 && typed !== ''
        ? [...codes, ...(choice.referenceNamed ? [REFERENCE_AGENCY] : [])].join(',')
        : typed
    if (wanted !== typed) return reply.seeOther(wanted === '' ? '/bandingkan' : `/bandingkan?daerah=${wanted}`)

    const fields = fieldsOf(t, choice)
    const title = titleOf(t, choice)
    const props: ComparisonProps = {
      title,
      mistakes: mistakesOf(t, choice, fields),
      fields,
      names: names.filter(({ code }) => code !== REFERENCE_AGENCY).map((one) => fullName(t, one)),
      referenceNamed: choice.referenceNamed,
      exampleHref: EXAMPLE,
      comparison: codes.length > 0 ? comparisonView(request, await compare(db, codes)) : null,
    }
    return reply.page(comparisonPage, props, {
      title,
      description: t('agencies.comparison.description'),
      status: choice.problems.length > 0 ? 422 : 200,
      charts: Boolean(props.comparison?.chart),
    })
  })

  const picture = comparisonQuery.extend(chartQuery.shape)
  app.get(
    '/bandingkan/grafik.svg',
    { config, schema: { hide: true, querystring: picture } },
    async (request, reply) => {
      const { chosen, problems } = chooseRegions(request.query.daerah ?? '', await listNames(db), REFERENCE_AGENCY)
      if (chosen.length === 0 || problems.length > 0) throw new Refusal('notFound', 'refusal.notFound')
      const codes = chosen.map(({ code }) => code)
      const chart = comparisonChart(request, await compare(db, codes))
      if (!chart) throw new Refusal('notFound', 'refusal.notFound')
      const { drawSvg } = await drawings()
      return reply.type('image/svg+xml').send(drawSvg(chart, sizeAsked(request.query)))
    },
  )
}

function titleOf(t: Translate, { chosen }: Choice): string {
  const [first = '', ...others] = chosen.map((one) => fullName(t, one))
  if (chosen.length === 0) return t('agencies.comparison.title')
  if (chosen.length > 2) return t('agencies.comparison.titleMany', { first, count: others.length })
  return t('agencies.comparison.titleOf', { names: listed(t, [first, ...others]) })
}

/** What was understood by its full name, then what was not, as it was typed. */
function fieldsOf(t: Translate, { chosen, problems }: Choice): ComparisonField[] {
  const known = chosen.map((one) => ({ value: fullName(t, one), mistake: null }))
  const wrong = problems
    .filter(({ kind }) => kind !== 'tooMany')
    .map((problem) => ({ value: problem.typed, mistake: sentence(t, problem) }))
  const blank = { value: '', mistake: null }
  return Array.from({ length: MOST_COMPARED }, (_, at) => {
    const { value, mistake } = [...known, ...wrong][at] ?? blank
    return { id: `daerah-${at + 1}`, nth: at + 1, value, mistake }
  })
}

/** At most this many mistakes are said one by one. */
const MOST_SAID = 8

function mistakesOf(t: Translate, { problems }: Choice, fields: readonly ComparisonField[]): Mistake[] {
  return problems.slice(0, MOST_SAID).map((problem) => {
    const message = sentence(t, problem)
    return { field: fields.find(({ mistake }) => mistake === message)?.id ?? 'daerah-1', message }
  })
}

function sentence(t: Translate, { kind, typed, candidates }: ChoiceProblem): string {
  const name = (one: NamedRegion): string => fullName(t, one)
  return t(`agencies.comparison.${kind}`, {
    typed: shortened(typed),
    candidates: listed(t, candidates.map(name), 'or'),
  })
}

const shortened = (typed: string): string => (typed.length > 60 ? `${typed.slice(0, 60)}…` : typed)
