const ONES = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const

/** A whole number from 0 to 9999 in Indonesian words, as minutes and deeds write days and years: 2026 → "dua ribu dua puluh enam". */
export function inWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9_999) throw new RangeError(`no words for ${n}`)
  return n === 0 ? 'nol' : words(n)
}

function words(n: number): string {
  if (n >= 1_000) return joined(n < 2_000 ? 'seribu' : `${words(Math.floor(n / 1_000))} ribu`, n % 1_000)
  if (n >= 100) return joined(n < 200 ? 'seratus' : `${words(Math.floor(n / 100))} ratus`, n % 100)
  if (n >= 20) return joined(`${words(Math.floor(n / 10))} puluh`, n % 10)
  if (n >= 12) return `${words(n - 10)} belas`
  if (n >= 10) return n === 10 ? 'sepuluh' : 'sebelas'
  return ONES[n] ?? ''
}

const joined = (head: string, rest: number): string => (rest === 0 ? head : `${head} ${words(rest)}`)
