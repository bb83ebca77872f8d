import type { IncomingMessage } from 'node:http'
import type { Lang } from './i18n.ts'

/** These answer in one address only; the API follows Accept-Language. */
const WITHOUT_PREFIX = /^\/en\/(api|static|sehat|siap)(\/|\?|$)/

/** The path alone decides the language: `/en`, `/en/` and `/en/…` are the English pages of `/…`. */
export const isEnglish = (url: string): boolean => /^\/en(\/|\?|$)/.test(url) && !WITHOUT_PREFIX.test(url)

/**
 * Strips the language so that one set of routes serves both. A path that is no percent-encoded text (`/daerah/%zz`) is taken
 * by the letter: then it is looked for and not found like any other.
 */
export function rewriteUrl(request: IncomingMessage): string {
  const url = readable(request.url ?? '/')
  if (!isEnglish(url)) return url
  const rest = url.slice('/en'.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** The language of a request: the path for pages, Accept-Language for the API, Indonesian otherwise. */
export function languageOf(originalUrl: string, acceptLanguage: string | undefined): Lang {
  if (isEnglish(originalUrl)) return 'en'
  const isApi = originalUrl.startsWith('/api/')
  return isApi && prefersEnglish(acceptLanguage ?? '') ? 'en' : 'id'
}

/** An own path in the language of the page that links to it. */
export const pathIn = (lang: Lang, path: string): string =>
  lang === 'id' ? path : path === '/' ? '/en' : `/en${path.startsWith('/?') ? path.slice(1) : path}`

function prefersEnglish(header: string): boolean {
  const wishes = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const q = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='))
    return { tag, weight: q ? Number(q.slice(2)) || 0 : 1 }
  })
  const best = (language: string) =>
    Math.max(0, ...wishes.filter(({ tag }) => tag === language || tag.startsWith(`${language}-`)).map((w) => w.weight))
  return best('en') > best('id')
}

function readable(url: string): string {
  const [path = '', ...query] = url.split('?')
  try {
    decodeURIComponent(path)
    return url
  } catch {
    return [path.replaceAll('%', '%25'), ...query].join('?')
  }
}
