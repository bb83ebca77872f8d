/** Ascending whole numbers with neighbours drawn together, as people write them: 1, 2, 3, 7 → "1–3, 7". */
export const numberRanges = (numbers: readonly number[]): string => {
  const ranges: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && last.to === number - 1) last.to = number
    else ranges.push({ from: number, to: number })
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}
