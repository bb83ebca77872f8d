/**
 * A text of signs that the one font of papers has: Latin letters with their marks, figures, punctuation, the usual
 * arrows and comparisons. Other signs become "?", invisible ones go. An empty text becomes a dash, for a heading has to say
 * something.
 */
export const printable = (text: string): string =>
  text.toWellFormed().normalize('NFC').replaceAll(INVISIBLE, '').replaceAll(UNKNOWN, '?').trim() || '–'

const INVISIBLE = /\p{Cf}|\p{M}|[^\P{Cc}\t\n\r]/gu
const UNKNOWN =
  /[^\t\n\r -~\u00a0-\u0148\u014a-\u01c3\u01c5-\u024f\u1e00-\u1e9b\u1e9d-\u1eff\u2010-\u2027\u202f-\u2055€←→≈≠≤≥−✓]/gu
