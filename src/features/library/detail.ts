import type { Database } from '../../db/database.ts'
import { can } from '../../domain/permissions.ts'
import { SECTIONS } from '../../domain/practice.ts'
import { isHiddenCount } from '../../domain/report.ts'
import { date, number } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import { markdownHtml } from '../../web/markdown.ts'
import { markup } from '../../web/pages.ts'
import type { Request } from '../../web/types.ts'
import { adoptionCounts } from '../adoptions/adoptions.ts'
import type { CommonObstacle } from '../common-obstacles/common-obstacles.ts'
import type { Asked } from '../editing/editing.ts'
import type { Follow } from '../notifications/notifications.ts'
import {
  evidenceItems,
  freshnessOf,
  linkedIndicators,
  missingSections,
  sourceDate,
  type WholePractice,
} from '../practices/practices.ts'
import type { PracticeProps, SnapshotProps } from './pages.ts'
import { linksOf, stagesOf } from './presenting.ts'

/** What a reader may do with a practice; all in which its page differs from one reader to the other. */
export interface Rights {
  readonly signedIn: boolean
  readonly edits: boolean
  readonly adopts: boolean
}

export function rightsOn({ actor }: Request, { basis, agency }: WholePractice): Rights {
  const own = actor?.memberships.some((membership) => membership.agency === agency) ?? false
  return {
    signedIn: actor !== null,
    edits: own && can(actor, 'practice:write', { agencyId: agency }),
    adopts: basis !== 'simulated' && !own && (actor === null || can(actor, 'adoption:commit')),
  }
}

interface Around {
  readonly common: readonly CommonObstacle[]
  readonly asked: Asked
  readonly rights: Rights
  /** None for somebody not signed in. */
  readonly follow: Follow | null
  readonly today: string
  /** The smallest number of adopters that is told. */
  readonly least: number
  /** Opens WhatsApp with the address of the page. */
  readonly share: string
}

/** All that is told of a practice, and what is still missing. Of who asks it knows language and rights only. */
export async function practiceProps(
  db: Database,
  request: Pick<Request, 't' | 'lang'>,
  practice: WholePractice,
  { common, asked, rights, follow, today, least, share }: Around,
): Promise<PracticeProps> {
  const { t, lang } = request
  const [named, adoptions, items] = await Promise.all([
    linkedIndicators(db),
    adoptionCounts(db, least),
    evidenceItems(db, practice.evidence),
  ])
  const links = linksOf(lang, named)
  const verified = adoptions.get(practice.slug)?.verified ?? 0
  const freshness = freshnessOf(practice, today)
  const own = practice.origin === 'agency'
  return {
    slug: practice.slug,
    title: inLang(lang, practice.title, practice.titleEn),
    summary: inLang(lang, practice.summary, practice.summaryEn),
    full: practice.form === 'full',
    simulated: practice.basis === 'simulated',
    own,
    freshness: {
      ageing: freshness !== 'fresh',
      stale: freshness === 'stale',
      lastWord: date(lang, practice.lastWord),
      told: own || practice.confirmedOn !== null,
    },
    snapshot: own ? null : snapshotOf(practice, lang === 'en'),
    sections: SECTIONS.flatMap((name) => {
      const text = practice.sections[name]
      return text ? [{ name, label: t(`practices.section.${name}`), html: markup(markdownHtml(text)) }] : []
    }),
    common,
    missing: missingSections(practice).map((section) => ({
      section,
      label: t(`practices.section.${section}`),
      asked: asked.mine.has(section),
      times: asked.times.get(section) ?? 0,
    })),
    signIn: rights.signedIn ? '' : `/masuk?lanjut=${encodeURIComponent(`/praktik/${practice.slug}`)}`,
    figures: practice.figures.map(({ label, value, note }) => ({
      label,
      value: typeof value === 'number' ? number(lang, value) : value,
      note: note ?? '',
    })),
    sources: practice.sources.map(({ url, title, date }) => ({ url, title, when: sourceDate(lang, date) })),
    owner: practice.owner,
    agency: { href: `/daerah/${practice.agency}`, label: practice.agencyName },
    startYear: practice.startYear,
    status: practice.status,
    cost: practice.costClass === null ? '' : t(`practices.cost.${practice.costClass}`),
    population: practice.populationClass === null ? '' : t(`practices.population.${practice.populationClass}`),
    indicators: practice.indicators.flatMap((one) => links.get(one) ?? []),
    evidence: items.map(({ id, text, text_en }) => ({ id, text: inLang(lang, text, text_en) })),
    indicatorBasis: practice.indicatorBasis,
    stages: stagesOf(request, adoptions, practice.slug),
    verified: isHiddenCount(verified) ? 0 : verified,
    mayEdit: rights.edits,
    adopt: rights.adopts ? `/penerapan/baru?praktik=${practice.slug}` : '',
    share,
    follow,
    foreign: lang === 'en',
  }
}

const snapshotOf = ({ caveat, problem, results, prerequisites }: WholePractice, foreign: boolean): SnapshotProps => ({
  ...{ caveat, problem, results, prerequisites, foreign },
})
