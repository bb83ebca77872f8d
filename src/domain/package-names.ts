import { plainName } from './uploaded-name.ts'

/** Of a path in the package, so that it can be unpacked into a deep folder on Windows. */
const LONGEST = 120

/** A path in a package that is not taken yet; `ending` without its dot. */
export type Naming = (folder: string, stem: string, ending: string) => string

/**
 * Names paths of one package: plain letters only, at most 120 in all, each once even where capitals do not count. `folder`
 * is one of `indicatorFolder` or `levelFolder`; `stem` may be anything.
 */
export function naming(): Naming {
  const taken = new Set<string>()
  return (folder, stem, ending) => {
    const begun = folder === '' ? '' : `${folder}/`
    for (let n = 1; ; n++) {
      const tail = `${n === 1 ? '' : `-${n}`}.${ending}`
      const room = LONGEST - begun.length - tail.length
      const base =
        plainParts(stem)
          .slice(0, room)
          .replace(/[-.]+$/, '') || 'berkas'
      const path = `${begun}${base}${tail}`
      if (taken.has(path.toLowerCase())) continue
      taken.add(path.toLowerCase())
      return path
    }
  }
}

/** `I01` */
export const indicatorFolder = (code: string): string => plainName(code) || 'indikator'

/** `I01/T3` */
export const levelFolder = (code: string, level: number): string => `${indicatorFolder(code)}/T${level}`

/** Single dots between figures stay, as in `I01.3.2`. */
const plainParts = (text: string): string =>
  text
    .split(/(?<=\w)\.(?=\d)/)
    .map(plainName)
    .filter((part) => part !== '')
    .join('.')
