export { type Choice, type Choices, choicesOf, type Reader, type ReportServices } from './choices.ts'
export { type Query, queryOf, type ReadFilter, readFilter } from './filter.ts'
export { summaryKey, summaryOf } from './summary.ts'
export type { ReportSummary } from './summary-type.ts'
