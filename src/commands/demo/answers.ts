import type { Indicator, Instrument, Level } from '../../domain/instrument.ts'
import type { SnapshotAnswer } from '../../domain/snapshot.ts'

/** One simulated answer for every indicator and level, by `number value`: all regions share their texts. */
export const simulatedAnswers = (instrument: Instrument): ReadonlyMap<string, SnapshotAnswer> =>
  new Map(
    instrument.indicators.flatMap((indicator) =>
      indicator.levels.map((level) => [`${indicator.number} ${level.level * 100}`, answerOf(indicator, level)]),
    ),
  )

function answerOf({ number, namesService }: Indicator, { level, label, criteria }: Level): SnapshotAnswer {
  const service = namesService ? SERVICES[number % SERVICES.length] : undefined
  return {
    number,
    version: 1,
    value: level * 100,
    explanation: `Simulasi: tingkat ${level} (${label}). ${shortened(criteria)}`,
    serviceName: service?.name ?? '',
    serviceOwner: service?.owner ?? '',
  }
}

/** Three different services for the three indicators whose service a region chooses itself. */
const SERVICES = [
  { name: 'Simulasi: pendaftaran pasien puskesmas', owner: 'Dinas Kesehatan' },
  { name: 'Simulasi: perizinan berusaha', owner: 'Dinas Penanaman Modal dan PTSP' },
  { name: 'Simulasi: penerimaan peserta didik', owner: 'Dinas Pendidikan' },
]

const LONGEST = 60

/** The first words of a text, whole words only. */
const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST)).replace(/[,;:(]+$/, '')} …`
