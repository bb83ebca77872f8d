/**
 * Whether the relations of a document name a template or an object that lies in a network and is fetched, macros and all,
 * by whoever opens it. One on a disk of its author is none of ours, and links to be clicked are fetched by nobody.
 */
export function fetchesFromElsewhere(relations: string): boolean {
  const elements = relations.match(ELEMENT) ?? []
  return elements.some((element) => {
    const [type, mode, target] = ['Type', 'TargetMode', 'Target'].map((name) => attribute(element, name))
    return mode === 'External' && FETCHED.test(type ?? '') && !ON_A_DISK.test(target ?? '')
  })
}

/** With its attributes, in which a `>` is only a sign. */
const ELEMENT = /<(?:\w+:)?Relationship(?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*/g
const FETCHED = /\/(attachedTemplate|oleObject|frame|subDocument)$/i
const ON_A_DISK = /^(file:\/\/\/)?[a-z]:/i

function attribute(element: string, name: string): string {
  const [, double, single] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element) ?? []
  return (double ?? single ?? '').replaceAll(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (_sign, code: string) =>
    String.fromCharCode(Number(code.replace(/^x/i, '0x'))),
  )
}
