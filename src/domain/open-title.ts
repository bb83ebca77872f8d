import { personalNumbers } from './personal-numbers.ts'

// An address of mail or of a network, or a number that one could dial.
const REACHES = /@|https?:|(?:\+62|\b0)[\d ().-]{8,}\d/

/** Whether a title should stay out of open data, because it may name or reach a person: it holds an address or a number. */
export const mayNamePeople = (title: string): boolean => REACHES.test(title) || personalNumbers(title).length > 0
