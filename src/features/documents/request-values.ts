import { date } from '../../web/format.ts'
import { shortName } from '../instruments/instruments.ts'
import type { RequestPaper } from '../requests/requests.ts'
import type { Merged } from './merging.ts'
import { regionName } from './region-name.ts'

/** What is merged into the letter to a unit that still owes evidence. */
export function requestValues({
  agency,
  unit,
  year,
  regulation,
  provisional,
  writtenOn,
  dueOn,
  items,
}: RequestPaper): Merged {
  const name = regionName(agency.code, agency.name)
  return {
    texts: {
      ...{ agency: name, agencyCapitals: name.toLocaleUpperCase('id'), unit, year: String(year) },
      regulation: shortName(regulation),
      writtenOn: date('id', writtenOn),
      due: dueOn === null ? '' : date('id', dueOn),
      count: String(items.length),
      provisional: provisional ? 'ya' : '',
    },
    lists: {
      owed: items.map(({ code, title, level, item, text, criteria, dueOn: day }) => ({
        ...{ indicator: `${code} ${title}`, level: String(level), item, text },
        criteria: criteria === '' ? '' : `\nKriteria: ${criteria}`,
        due: day === null ? '[ … ]' : date('id', day),
      })),
    },
  }
}
