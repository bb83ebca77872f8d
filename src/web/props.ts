/**
 * Wraps props so that a name the handler never gave throws instead of showing nothing: Handlebars' strict mode lets a
 * typo in `{{#if}}`, `{{#each}}` and helper arguments pass. Props are complete: '' or [] or null, never absent.
 */
export function guard<T>(value: T, where: string): T {
  if (value === null || typeof value !== 'object' || !isPlain(value)) return value
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === 'symbol') return Reflect.get(target, key)
      if (!(key in target) && !ASKED_BY_ENGINE.has(key)) throw new Error(`${where}: no prop ${key}`)
      return guard(Reflect.get(target, key), `${where}.${key}`)
    },
  })
}

/** Handlebars asks these of any context on its own. */
const ASKED_BY_ENGINE = new Set(['toHTML', 'then', 'toJSON', 'forEach', 'constructor'])

const isPlain = (value: object): boolean =>
  Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null
