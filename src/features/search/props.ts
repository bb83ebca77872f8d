import type { Actor } from '../../domain/permissions.ts'
import { FOUND_KINDS, type FoundKind } from '../../domain/search.ts'
import type { Speaker } from '../../web/trend.ts'
import type { Findings } from './finding.ts'
import { kindLabel, snippetOf, stretchesOf, titleOf } from './marked.ts'
import type { FoundProps, SearchProps } from './pages.ts'
import type { FoundRow } from './queries.ts'
import { KIND_NAMES, LONGEST, STATE_NAMES } from './schema.ts'

/** What an address asks for; `wrong` names what it asks that does not exist. */
export interface Wish {
  readonly q: string
  readonly kind: FoundKind | null
  readonly solved: boolean | null
  readonly page: number
  readonly wrong: readonly ('q' | 'jenis' | 'keadaan')[]
}

export const PAGE_SIZE = 20
const MOST_PAGES = 25

/** Reads an address; what cannot be used counts as not chosen. */
export function wishOf(given: Readonly<Record<'q' | 'jenis' | 'keadaan' | 'halaman', string>>): Wish {
  // No text that a page shows holds NUL.
  const q = given.q.replaceAll('\0', ' ').trim()
  const kind = FOUND_KINDS.find((one) => KIND_NAMES[one] === given.jenis) ?? null
  const { solved, open } = STATE_NAMES
  const states: Readonly<Record<string, boolean>> = { [solved]: true, [open]: false }
  const state = states[given.keadaan] ?? null
  const page = /^[1-9]\d?$/.test(given.halaman) ? Math.min(Number(given.halaman), MOST_PAGES) : 1
  const wrong = [
    ...(q.length > LONGEST ? (['q'] as const) : []),
    ...(kind === null && given.jenis !== '' ? (['jenis'] as const) : []),
    ...(state === null && given.keadaan !== '' ? (['keadaan'] as const) : []),
  ]
  return { q, kind, solved: kind === 'question' ? state : null, page: page - 1, wrong }
}

/** The page of a search; `findings` are null where there was nothing to look for. */
export function searchProps(speaker: Speaker, actor: Actor | null, wish: Wish, findings: Findings | null): SearchProps {
  const { t } = speaker
  const { q, kind, solved, page, wrong } = wish
  const qError = wrong.includes('q') ? t('search.error.q', { most: LONGEST }) : null
  const kinds = FOUND_KINDS.filter((one) => one !== 'obstacle' || actor !== null)
  const looked = findings !== null
  return {
    q,
    qError,
    errors: wrong.map((name) => ({
      field: name === 'q' ? 'q' : 'jenis',
      message: t(`search.error.${name}`, { most: LONGEST }),
    })),
    kind: kind === null ? '' : KIND_NAMES[kind],
    state: stateName(solved),
    kinds: looked
      ? [null, ...kinds].map((one) => ({
          href: addressOf({ q, kind: one, solved: null, page: 0 }),
          label: t(`search.kinds.${one ?? 'all'}`),
          here: one === kind,
        }))
      : [],
    states:
      looked && kind === 'question'
        ? [null, true, false].map((one) => ({
            href: addressOf({ q, kind, solved: one, page: 0 }),
            label: t(`search.state.${stateName(one) || 'all'}`),
            here: one === solved,
          }))
        : [],
    advice: looked || qError ? null : q === '' ? t('search.empty') : t('search.onlyStopWords'),
    told: looked ? toldOf(speaker, wish, findings) : null,
    partial: findings?.partial ?? false,
    meant: findings?.meant ? { href: addressOf({ ...wish, q: findings.meant, page: 0 }), text: findings.meant } : null,
    found: (findings?.rows ?? []).map((row) => foundProps(speaker, row)),
    before: looked && page > 0 ? addressOf({ ...wish, page: page - 1 }) : '',
    after:
      looked && findings.count > (page + 1) * PAGE_SIZE && page + 1 < MOST_PAGES
        ? addressOf({ ...wish, page: page + 1 })
        : '',
  }
}

function toldOf({ t }: Speaker, { q, page }: Wish, { count, more, rows }: Findings): string {
  if (rows.length === 0) return t(page > 0 ? 'search.noMore' : 'search.none', { q })
  return more ? t('search.more', { count, q }) : t('search.found', { count, q })
}

function foundProps({ t, lang }: Speaker, row: FoundRow): FoundProps {
  const title = titleOf(lang, row)
  const snippet = snippetOf(lang, row)
  return {
    href: row.url,
    kind: kindLabel(t, row),
    title: stretchesOf(title.headline),
    lang: title.lang,
    snippet: stretchesOf(snippet.headline),
    snippetLang: snippet.lang,
    solved: row.solved === true,
    simulated: row.basis === 'simulated',
  }
}

const stateName = (solved: boolean | null): string =>
  solved === null ? '' : solved ? STATE_NAMES.solved : STATE_NAMES.open

function addressOf({ q, kind, solved, page }: Omit<Wish, 'wrong'>): string {
  const query = new URLSearchParams({ q })
  if (kind !== null) query.set('jenis', KIND_NAMES[kind])
  if (solved !== null) query.set('keadaan', stateName(solved))
  if (page > 0) query.set('halaman', String(page + 1))
  return `/cari?${query}`
}
