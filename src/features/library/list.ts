import type { Database } from '../../db/database.ts'
import { can } from '../../domain/permissions.ts'
import type { Request } from '../../web/types.ts'
import { type AdoptionCounts, adoptionCounts } from '../adoptions/adoptions.ts'
import {
  allPractices,
  linkedIndicators,
  type Practice,
  searchPractices,
  simulatedPractices,
} from '../practices/practices.ts'
import { type Chosen, chosenIn, type Filter, filtersOf, narrowed } from './filters.ts'
import type { ListProps, Select } from './pages.ts'
import { cardOf, linksOf } from './presenting.ts'
import type { Wish } from './schema.ts'

const LONGEST = 200

/** What a list is made of beside the practices that everybody sees. */
export interface Beside {
  /** The simulated practices that somebody signed in to a demonstration sees apart. */
  readonly invented: readonly Practice[]
  readonly adoptions: ReadonlyMap<string, AdoptionCounts>
}

export async function besideThem(
  db: Database,
  { actor }: Request,
  { demonstration, least }: { readonly demonstration: boolean; readonly least: number },
): Promise<Beside> {
  const [invented, adoptions] = await Promise.all([
    demonstration ? simulatedPractices(db, actor) : [],
    adoptionCounts(db, least),
  ])
  return { invented, adoptions }
}

/**
 * The library narrowed to a wish; what cannot be used is named beside its field, and the rest of the wish still holds.
 */
export async function listProps(
  db: Database,
  request: Request,
  wish: Wish,
  { today, invented, adoptions }: Beside & { readonly today: string },
): Promise<ListProps> {
  const { t, lang, actor } = request
  const [named, all] = await Promise.all([linkedIndicators(db), allPractices(db)])
  const filters = filtersOf(request, named, adoptions)
  const chosen = chosenIn(filters, wish)
  const { q = '' } = wish
  const qError = q.length > LONGEST ? t('practices.tooLong', { most: LONGEST }) : null
  const searching = qError === null && q.trim() !== ''
  const found = searching ? await searchPractices(db, { q }) : all
  const links = linksOf(lang, named)
  const around = { indicators: links, adoptions, today }
  const served = new Set(all.flatMap(({ indicators }) => indicators))
  const selects = filters.map((filter) => selectOf(request, filter, wish, chosen, all))
  const wrong = selects.flatMap(({ name, error }) => (error ? [{ field: name, message: error }] : []))
  return {
    q,
    qError,
    selects,
    errors: qError ? [{ field: 'q', message: qError }, ...wrong] : wrong,
    filtered: searching || chosen.some(({ known }) => known),
    total: all.length,
    snapshots: all.filter(({ origin }) => origin === 'file').length,
    sources: new Set(all.flatMap(({ sources }) => sources.map(({ url }) => url))).size,
    cards: narrowed(found, chosen).map((practice) => cardOf(request, practice, around)),
    simulated: narrowed(invented, chosen)
      .filter((practice) => !searching || tells(practice, q))
      .map((practice) => cardOf(request, practice, around)),
    open: named.filter(({ number }) => !served.has(number)).length,
    indicatorCount: named.length,
    mayWrite: can(actor, 'practice:write'),
    mayReview: can(actor, 'practice:review'),
    foreign: lang === 'en',
  }
}

function selectOf(
  { t }: Request,
  { name, values, fits }: Filter,
  wish: Wish,
  chosen: readonly Chosen[],
  all: readonly Practice[],
): Select {
  const given = wish[name] ?? ''
  const unknown = chosen.some(({ filter, known }) => filter.name === name && !known)
  const options = values.map(({ value, label }) => ({
    value,
    label,
    count: all.filter((practice) => fits(practice, value)).length,
    chosen: value === given,
  }))
  return {
    name,
    label: t(`practices.by.${name}`),
    any: t(`practices.any.${name}`),
    error: unknown ? t(`practices.unknown.${name}`, { given: shortened(given) }) : null,
    options: options
      .filter(({ count, chosen }) => count > 0 || chosen)
      .map(({ value, label, count, chosen }) => ({ value, label: `${label} (${count})`, chosen })),
  }
}

/** The few practices of a demonstration are searched by what their cards say. */
const tells = ({ title, titleEn, summary, summaryEn, owner }: Practice, q: string): boolean => {
  const text = [title, titleEn, summary, summaryEn, owner].join(' ').toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
