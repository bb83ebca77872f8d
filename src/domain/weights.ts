import { formatMillionths, type Millionths } from './numbers.ts'

/** A weight as a percentage without trailing zeros: 130 basis points → "1.3". */
export const weightPercent = (weightBp: number): string => formatMillionths(weightBp * 10_000)

/** What an indicator adds to the exact index when its value rises by one whole level. */
export const gainOfOneLevel = (weightBp: number): Millionths => weightBp * 100
