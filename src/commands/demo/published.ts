import type { Handle } from '../../db/actor.ts'
import type { Hundredths } from '../../domain/numbers.ts'
import { parseHundredths } from '../../domain/numbers.ts'
import type { PublishedMeans, SimulatedRegion, YearValue } from '../../domain/simulated-indices.ts'
import { readAverages, readPublished, readRegions } from './queries.ts'

/** The regions to simulate and everything published that their figures must agree with. */
export async function publishedFigures(
  tx: Handle,
  instrument: string,
): Promise<{ readonly regions: readonly SimulatedRegion[]; readonly means: PublishedMeans }> {
  const published = Map.groupBy(await readPublished(tx, instrument), ({ agency_id }) => agency_id)
  const averages = await readAverages(tx, instrument)
  const regions = (await readRegions(tx)).flatMap(({ code, type }) =>
    type === 'provinsi' ? [] : [{ code, type, published: (published.get(code) ?? []).map(yearValue) }],
  )
  const provinces = Map.groupBy(
    averages.filter(({ level }) => level === 'agregat_provinsi'),
    ({ region_code }) => region_code,
  )
  const ofLevel = (level: string) => averages.filter((average) => average.level === level).map(yearValue)
  return {
    regions,
    means: {
      national: ofLevel('nasional'),
      byType: { kabupaten: ofLevel('kabupaten'), kota: ofLevel('kota') },
      byProvince: new Map([...provinces].map(([code, values]) => [code, values.map(yearValue)])),
    },
  }
}

const yearValue = ({ year, index_value }: { readonly year: number; readonly index_value: string }): YearValue => ({
  year,
  hundredths: hundredthsOf(index_value),
})

function hundredthsOf(index: string): Hundredths {
  const hundredths = parseHundredths(index)
  if (hundredths === null) throw new Error(`${index} is no index`)
  return hundredths
}
