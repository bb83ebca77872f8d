import { pagesAround } from '../../web/paging.ts'
import type { Request } from '../../web/types.ts'
import type { Agency } from '../agencies/agencies.ts'
import { bandOf, headingOf, levelText, linkOf, type Opened } from '../assessments/assessments.ts'
import type { AssignmentRow } from '../assignments/assignments.ts'
import { itemTold, type LadderRows, laddersOf, levelTold, type ProofRow } from '../ladder/ladder.ts'
import { coverableIn, stoppingIn } from './covering.ts'
import { pathOf } from './item-props.ts'
import { levelPathOf } from './level-props.ts'
import {
  isShown,
  itemsIn,
  type ListFilter,
  type PlacedItem,
  SCOPE_WORDS,
  STATE_WORDS,
  type StateWord,
} from './list-filter.ts'
import type { ListProps } from './pages.ts'

const SIZE = 60

export interface ListAsked extends Omit<ListFilter, 'unit'> {
  /** Id of a unit, or empty. */
  readonly unit: string
  readonly page: number
}

export interface Found extends Opened {
  readonly agency: Agency
  readonly assigned: readonly AssignmentRow[]
  readonly rows: LadderRows<ProofRow>
}

/** Everything `/penilaian/:id/bukti` shows: each item of the assessment by how far it is. */
export function listProps(
  request: Request,
  { assessment, instrument, agency, assigned, rows }: Found,
  asked: ListAsked,
  said: { readonly done: string; readonly error: string },
): ListProps {
  const { t, lang } = request
  const heading = headingOf(request, assessment, instrument, agency)
  const units = new Map(assigned.map(({ unitId, unit }) => [unitId, unit]))
  const unit = units.has(asked.unit) ? asked.unit : ''
  const numbers = assigned.filter(({ unitId }) => unitId === unit).map(({ number }) => number)
  const filter = { ...asked, unit: unit === '' ? null : new Set(numbers) }
  const ladders = laddersOf(instrument, assessment.levels, rows)
  const inScope = itemsIn(ladders, filter)
  const shown = inScope.filter(({ item }) => isShown(item.state, asked.state))
  const page = shown.slice((asked.page - 1) * SIZE, asked.page * SIZE)
  const given = {
    keadaan: asked.state === 'kurang' ? '' : asked.state,
    cakupan: asked.scope === 'wajib' ? '' : asked.scope,
    indikator: asked.indicator === null ? '' : String(asked.indicator),
    unit,
  }
  const path = `/penilaian/${assessment.id}/bukti`
  const stopping = stoppingIn(ladders)
  const coverable = coverableIn(request, assessment, assigned, stopping)
  return {
    ...heading,
    ...said,
    tallies: words.map((word) => ({
      href: `${path}${queryOf({ ...given, keadaan: word === 'kurang' ? '' : word })}`,
      label: t(`ladder.list.state.${word}`),
      count: inScope.filter(({ item }) => isShown(item.state, word)).length,
      here: word === asked.state,
    })),
    stateAsked: given.keadaan,
    scopes: SCOPE_WORDS.map((word) => ({
      value: word,
      label: t(`ladder.list.scope.${word}`),
      chosen: word === asked.scope,
    })),
    indicators: instrument.indicators.map((indicator) => ({
      value: String(indicator.number),
      label: `${indicator.code} ${linkOf(lang, indicator).title}`,
      chosen: indicator.number === asked.indicator,
    })),
    units: [...units].map(([value, label]) => ({ value, label, chosen: value === unit })),
    found: t('ladder.list.found', { count: shown.length }),
    stopping: stopping.length === 0 ? '' : t('ladder.list.stopping', { count: stopping.length }),
    coverable,
    coverAll: coverable.map(({ value }) => value).join(','),
    groups: groupsOf(request, page, { id: assessment.id, instrument, assigned }),
    nothing: shown.length > 0 ? '' : t(`ladder.list.nothing.${nothingWhy(inScope, asked)}`),
    ...pagesAround(path, given, { page: asked.page, size: SIZE, all: shown.length }),
  }
}

const words = Object.keys(STATE_WORDS) as StateWord[]

function queryOf(given: Readonly<Record<string, string>>): string {
  const asked = Object.entries(given).filter(([, value]) => value !== '')
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`
}

function nothingWhy(inScope: readonly PlacedItem[], { state, scope }: ListAsked): string {
  if (inScope.length === 0) return scope === 'wajib' ? 'unanswered' : 'scope'
  return state === 'kurang' ? 'complete' : 'state'
}

function groupsOf(
  request: Request,
  page: readonly PlacedItem[],
  { id, instrument, assigned }: Pick<Found, 'instrument' | 'assigned'> & { readonly id: string },
): ListProps['groups'] {
  const { t, lang } = request
  return [...Map.groupBy(page, ({ ladder }) => ladder)].map(([{ indicator, claimed }, items]) => ({
    ...linkOf(lang, indicator),
    href: `/penilaian/${id}/indikator/${indicator.number}`,
    value: levelText(instrument, claimed) ?? '',
    band: bandOf(claimed),
    unit: assigned.find(({ number }) => number === indicator.number)?.unit ?? '',
    levels: [...Map.groupBy(items, ({ level }) => level)].map(([level, own]) => ({
      level: level.level,
      href: level.level >= 2 ? levelPathOf({ id, number: indicator.number, level: level.level }) : '',
      ...levelTold(request, level),
      items: own.map(({ item }) => ({
        ...itemTold(request, level, item),
        href: pathOf({ id, number: indicator.number, item: item.id }),
        documents: item.attached.length === 0 ? '' : t('ladder.list.documents', { count: item.attached.length }),
      })),
    })),
  }))
}
