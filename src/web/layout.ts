import { LRUCache } from 'lru-cache'
import { can } from '../domain/permissions.ts'
import { assetPath } from './assets.ts'
import { accepts, gzipOf, type Piece, pieceOf } from './gzip.ts'
import { pathIn } from './language.ts'
import { bodyOf, pieceFor } from './lasting.ts'
import { markup, page, render } from './pages.ts'
import type { App, PageMeta, Reply, Request, Services } from './types.ts'

interface MenuItem {
  readonly href: string
  readonly label: string
  readonly here: boolean
}

interface LayoutProps {
  readonly lang: string
  readonly title: string
  readonly description: string
  readonly css: string
  readonly scripts: readonly string[]
  readonly icon: string
  readonly canonical: string
  readonly indonesian: string
  readonly english: string
  readonly inEnglish: boolean
  readonly otherLanguage: string
  readonly picture: string
  /** Path of the page's Atom feed; empty for none. */
  readonly feed: string
  readonly demonstration: boolean
  readonly menu: readonly MenuItem[]
  /** On the page of the search, which has its own field. */
  readonly searching: boolean
  readonly person: string | null
  /** Whose page it is, for what the browser keeps; empty where nobody is signed in. */
  readonly personId: string
  /** For whoever may have unsent changes in this browser: what scripts say when they sign out; empty for others. */
  readonly leaving: string
  /** How much is not read, `99+` at most; empty for nothing. */
  readonly unread: string
  readonly signInPath: string
  readonly body: object
}
const layout = page<LayoutProps>('layouts/site')

/** Adds `reply.page` and `reply.seeOther`. */
export function pages(app: App, services: Services): void {
  const guarded = services.guardViews ?? true
  app.decorateReply('seeOther', function (this: Reply, path: string) {
    return this.code(303).header('location', pathIn(this.request.lang, path)).send()
  })
  app.decorateReply('page', function (this: Reply, view, props, meta) {
    const { request } = this
    const body = bodyOf(props, () => render(view, props, request.lang, guarded))
    const html = render(layout, layoutProps(request, services, meta), request.lang, guarded)
    const [before = '', after = ''] = html.split(PLACE)
    this.code(meta.status ?? 200).type('text/html; charset=utf-8')
    const mayBeKept = request.routeOptions.config.cache && !request.actor
    if (!mayBeKept && !this.hasHeader('cache-control')) this.header('cache-control', 'no-store')
    const piece = mayBeKept || !accepts(request.headers['accept-encoding'], 'gzip') ? null : pieceFor(props, body)
    if (piece === null) return this.send(before + body + after)
    this.header('vary', 'Cookie, Accept-Encoding').header('content-encoding', 'gzip')
    return this.send(gzipOf([framePiece(before), piece, framePiece(after)]))
  })
}

/** What stands around the body is small and the same for a person on a page. */
const framePieces = new LRUCache<string, Piece>({ max: 500 })

function framePiece(text: string): Piece {
  const piece = framePieces.get(text) ?? pieceOf(text, 1)
  framePieces.set(text, piece)
  return piece
}

/** Stands in the layout where the body comes: NUL is in no text that a page shows. */
const PLACE = '\0body\0'

function layoutProps(request: Request, { config, demonstration }: Services, meta: PageMeta): LayoutProps {
  const { lang, t, actor } = request
  const origin = config.baseUrl ?? `http://${request.host}`
  const path = request.url
  return {
    lang,
    title: `${meta.title} · ${t('layout.name')}`,
    description: meta.description ?? t('layout.description'),
    css: assetPath('site.css'),
    scripts: ['site.js', ...(meta.charts ? ['chart.js'] : []), ...(meta.scripts ?? [])].map(assetPath),
    icon: assetPath('icon.svg'),
    canonical: origin + pathIn(lang, path),
    indonesian: origin + path,
    english: origin + pathIn('en', path),
    inEnglish: lang === 'en',
    otherLanguage: lang === 'en' ? path : pathIn('en', path),
    picture: origin + (meta.picture ?? '/pratinjau.png'),
    feed: meta.feed ? pathIn(lang, meta.feed) : '',
    demonstration,
    menu: menu(request),
    searching: /^\/cari(\?|$)/.test(path),
    person: actor?.name ?? null,
    personId: actor?.personId ?? '',
    leaving: can(actor, 'assessment:list') ? leavingWords(request) : '',
    unread: unreadOf(request.signedIn?.unread ?? 0),
    signInPath: path.startsWith('/masuk') ? '/masuk' : `/masuk?lanjut=${encodeURIComponent(path)}`,
    body: markup(PLACE),
  }
}

const leavingWords = ({ t }: Request): string =>
  JSON.stringify({
    count: t('layout.leaving.count', { count: '{}' }),
    away: t('layout.leaving.away'),
    stay: t('layout.leaving.stay'),
    stuck: t('layout.leaving.stuck'),
    signIn: t('layout.leaving.signIn'),
    indicator: t('assessments.offline.indicator'),
    value: t('assessments.field.value'),
    explanation: t('assessments.field.explanation'),
    serviceName: t('assessments.field.serviceName'),
    serviceOwner: t('assessments.field.serviceOwner'),
  })

const unreadOf = (n: number): string => (n === 0 ? '' : n > 99 ? '99+' : String(n))

const PUBLIC_MENU = ['kalkulator', 'daerah', 'praktik', 'tanya', 'kunjungan', 'laporan', 'instrumen', 'data'] as const

function menu({ url, t, actor }: Request): MenuItem[] {
  const mine = [
    ...(actor ? (['kerja'] as const) : []),
    ...(can(actor, 'assessment:list') ? (['penilaian'] as const) : []),
    ...(can(actor, 'evidence:list') ? (['bukti'] as const) : []),
    ...(can(actor, 'adoption:read') ? (['penerapan'] as const) : []),
  ]
  return [...mine, ...PUBLIC_MENU].map((name) => ({
    href: `/${name}`,
    label: t(`layout.menu.${name}`),
    here: new RegExp(`^/${name}(/|\\?|$)`).test(url),
  }))
}
