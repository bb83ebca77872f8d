import { HighlightColor, type IRunOptions, TextRun } from 'docx'

/** Between the margins, in twentieths of a point. */
export const TEXT_WIDTH = 9_072

/** A text as runs: its lines one below the other, each place to fill in marked. */
export function runs(text: string, look: IRunOptions = {}): TextRun[] {
  const lines = clean(text).split(/\r\n|[\r\n]/)
  return lines.flatMap((line, at) => {
    const [first = '', ...rest] = line.split(TO_FILL_IN)
    return [first, ...rest].flatMap((part, index) =>
      part === '' && index > 0
        ? []
        : new TextRun({
            ...look,
            text: part,
            ...(at > 0 && index === 0 && { break: 1 }),
            ...(index % 2 === 1 && { highlight: HighlightColor.YELLOW }),
          }),
    )
  })
}

/** Splitting by it leaves the places at odd positions. */
const TO_FILL_IN = /(\[[^[\]\n]*\])/

/** Without what XML 1.0 cannot hold, whatever a field brought. */
export const clean = (text: string): string =>
  text.toWellFormed().replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
