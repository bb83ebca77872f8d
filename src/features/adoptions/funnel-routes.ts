import { asActor } from '../../db/actor.ts'
import { dayInJakarta, yearInJakarta } from '../../domain/calendar.ts'
import { inLang } from '../../web/i18n.ts'
import type { Room } from '../../web/types.ts'
import { provinces as allProvinces } from '../agencies/agencies.ts'
import { visitedCounts } from '../delegations/delegations.ts'
import { allPractices } from '../practices/practices.ts'
import { basisChoice, basisOf, fillOf } from './basis.ts'
import { listEffects } from './effect-queries.ts'
import { effectProps } from './effect-view.ts'
import { countSteps, countStepsByPractice, type FunnelFilter } from './funnel-queries.ts'
import { COLUMNS, cellOf, findingOf, stepsOf, type Visited } from './funnel-view.ts'
import { funnelPage } from './overview-pages.ts'
import { placesOf } from './places.ts'
import { funnelQuery } from './schema.ts'
import { scopeOf, scopeText } from './scope.ts'

const FIRST_YEAR = 2021
const LEAST_SHOWN = 5

/** `/penerapan/corong`: how many adoptions came how far, and what adopters' indices did. */
export const funnel: Room = (app, { db, clock, demonstration }) => {
  const options = { config: { access: 'adoption:read' }, schema: { hide: true, querystring: funnelQuery } } as const
  app.get('/penerapan/corong', options, async (request, reply) => {
    const { actor, lang, t, query } = request
    const [library, provinces] = await Promise.all([allPractices(db), allProvinces(db)])
    const owners = new Map(library.map(({ agency, agencyName }) => [agency, agencyName]))
    const known = (given: string | undefined, values: Iterable<string>) =>
      [...values].find((one) => one === given) ?? ''
    const years = Array.from({ length: yearInJakarta(clock()) - FIRST_YEAR + 1 }, (_, at) => String(FIRST_YEAR + at))
    const filter: FunnelFilter = {
      basis: basisOf(query.dasar, demonstration),
      practice: known(
        query.praktik,
        library.map(({ slug }) => slug),
      ),
      owner: known(query.pemilik, owners.keys()),
      province: known(
        query.provinsi,
        provinces.map(({ code }) => code),
      ),
      year: known(query.tahun, years),
      scope: scopeOf(actor),
    }
    const simulated = filter.basis === 'simulated'
    const [counts, practices, effects] = await asActor(db, actor, (tx) =>
      Promise.all([
        countSteps(tx, filter, dayInJakarta(clock())),
        countStepsByPractice(tx, filter),
        listEffects(tx, { simulated, practice: filter.practice, owner: filter.owner }),
      ]),
    )
    const visited = await visitedBy(filter)
    const option = (chosen: string) => (value: string, label: string) => ({ value, label, chosen: value === chosen })
    const ofPractice = option(filter.practice)
    const props = {
      places: placesOf(request, 'funnel'),
      fill: fillOf(filter.basis),
      simulated,
      scope: scopeText(t, actor),
      bases: basisChoice(t, filter.basis, demonstration),
      practices: library.map(({ slug, title, titleEn }) => ofPractice(slug, inLang(lang, title, titleEn))),
      owners: [...owners].map(([code, name]) => option(filter.owner)(code, name)),
      provinces: provinces.map(({ code, name }) => option(filter.province)(code, name)),
      years: years.map((year) => option(filter.year)(year, year)),
      empty: counts.interested === 0,
      finding: findingOf(t, counts),
      steps: stepsOf(request, counts, visited),
      columns: COLUMNS.map((column) => t(`adoptions.step.${column}`)),
      byPractice: practices.map((row) => ({
        label: inLang(lang, row.title, row.titleEn),
        href: `/penerapan/corong?praktik=${row.slug}&dasar=${filter.basis}`,
        cells: COLUMNS.map((column) => cellOf(lang, column, row)),
      })),
      ...effectProps(request, effects),
    }
    return reply.page(funnelPage, props, { title: t('adoptions.funnel.title'), description: props.finding })
  })

  /** Small numbers are not shown; nor any to somebody who sees only the own part, because visits are counted over all. */
  async function visitedBy({ basis, practice, owner, province, year, scope }: FunnelFilter): Promise<Visited> {
    if (scope.agencies !== null) return null
    const n = await visitedCounts(db, {
      basis,
      host: owner || null,
      province: scope.province || province || null,
      practice: practice || null,
      since: year ? `${year}-01-01` : null,
      until: year ? `${year}-12-31` : null,
    })
    return n < LEAST_SHOWN ? 'few' : n
  }
}
