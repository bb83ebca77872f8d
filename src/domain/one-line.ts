/** A name or title in one line, without signs that nobody sees or that turn others round. */
export const oneLine = (typed: string): string => typed.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
