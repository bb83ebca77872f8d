/** Text for an SVG element or attribute. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** An attribute with a space before it, or nothing where it has no value. */
export const named = (name: string, value: string): string => (value === '' ? '' : ` ${name}="${value}"`)

/** A length as text. A tenth of a pixel is finer than any eye. */
export const short = (value: number): string => String(Math.round(value * 10) / 10)
