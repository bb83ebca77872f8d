/** Kabupaten Sumedang, whose implementation the others measure themselves against: the reference (rujukan), not "the best". */
export const REFERENCE_AGENCY = '32.11'
