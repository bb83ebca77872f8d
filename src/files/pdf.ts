import { BadFile } from './kinds.ts'

/** A PDF begins at its first byte and says where it ends, with little behind: else it was cut off, or hides something. */
export function inspectPdf(start: string, tail: string): void {
  if (!/^%PDF-[12]\.\d/.test(start)) throw new BadFile('twoFiles')
  const end = tail.lastIndexOf('%%EOF')
  if (end < 0) throw new BadFile('damaged')
  if (tail.slice(end + 5).replaceAll(/[\s\0]/g, '').length > 16) throw new BadFile('twoFiles')
  if (!tail.includes('startxref')) throw new BadFile('damaged')
}
