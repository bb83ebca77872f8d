import { lengthOf } from '../../domain/copying.ts'
import { isExpired } from '../../domain/evidence.ts'
import { levelFolder } from '../../domain/package-names.ts'
import { can } from '../../domain/permissions.ts'
import { date, decimal, fileSize, number as whole } from '../../web/format.ts'
import type { Fields } from '../../web/forms.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { bandOf, type Heading, levelText, linkOf } from '../assessments/assessments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { OpenPackage, Proof } from './opening.ts'
import { itemOf, packingOf } from './packing.ts'
import type { IndicatorPackageProps, TickProps } from './pages.ts'
import { type Part, partsOf } from './parts.ts'
import { ANSWER, type tickForm } from './schema.ts'
import { subjectIn } from './ticking.ts'

/** What a form that was not stored brings back. */
export interface Said {
  readonly done: string
  readonly problem: string
  readonly typed: Fields<(typeof tickForm)['shape']> | null
}

/** All that the package of one indicator shows, but for the heading. */
export function indicatorPackageProps(
  request: Request,
  opened: OpenPackage,
  number: number,
  { done, problem, typed }: Said,
  today: string,
): Omit<IndicatorPackageProps, keyof Heading> {
  const { t, lang, actor } = request
  const { assessment, instrument, answers } = opened
  const indicator = indicatorIn(instrument, number)
  const answer = answers[number - 1]
  const parts = partsOf(opened, number)
  const chosen = new Set(typed?.disalin.value.split(',').map((one) => one.split(':')[0]))
  const paths = new Map(
    packingOf(t, opened).indicators[number - 1]?.packed.map(({ proof, path }) => [proof.id, path]) ?? [],
  )
  const box = (part: Part): TickProps => {
    const name = part.proof?.id ?? ANSWER
    return {
      part: name,
      value: `${name}:${part.mark}`,
      checked: typed ? chosen.has(name) : part.state === 'copied',
      changed: part.state === 'changed',
      by: part.tick && { name: part.tick.by, at: part.tick.at },
    }
  }
  const all = [...(parts.answer ? [parts.answer] : []), ...parts.proofs]
  const named = ({ proof }: Part) => proof?.id ?? ANSWER
  const neighbour = (at: number) => {
    const other = instrument.indicators[at - 1]
    if (!other) return null
    const { code, title } = linkOf(lang, other)
    return { href: `/penilaian/${assessment.id}/paket/${at}`, label: `${code} ${title}` }
  }
  const value = answer?.value ?? null
  const reached = indicator.levels.find(({ level }) => level === bandOf(value))
  const said = (id: string, label: string, text: string) => (text === '' ? [] : [{ id, label, value: text }])
  return {
    ...{ number, code: indicator.code, name: linkOf(lang, indicator).title },
    level: decimal(lang, levelText(instrument, value) ?? ''),
    band: bandOf(value),
    levelLabel: reached ? inLang(lang, reached.label, reached.labelEn) : '',
    services: [
      ...said('layanan', t('assessments.field.serviceName'), answer?.serviceName ?? ''),
      ...said('pengelola', t('assessments.field.serviceOwner'), answer?.serviceOwner ?? ''),
    ],
    explanation: answer?.explanation ?? '',
    length: lengthTold(request, answer?.explanation ?? ''),
    answer: parts.answer && box(parts.answer),
    levels: [...Map.groupBy(parts.proofs, ({ proof }) => proof?.level ?? 0)].map(([level, some]) => {
      const named = indicator.levels.find((one) => one.level === level)
      return {
        level,
        label: named ? inLang(lang, named.label, named.labelEn) : '',
        folder: levelFolder(indicator.code, level),
        proofs: some.flatMap((part) => {
          const { proof } = part
          if (!proof) return []
          const item = itemOf(indicator, proof.item)
          return [
            {
              ...box(part),
              item: proof.item,
              itemText: item ? inLang(lang, item.text, item.textEn) : '',
              title: proof.title,
              facts: factsOf(request, proof),
              simulated: proof.basis === 'simulated',
              expired: isExpired(proof, today),
              url: proof.url ?? '',
              href: proof.kind === 'file' ? `/bukti/${proof.document}/berkas/${proof.revision}` : '',
              what: proof.type && proof.size ? `${proof.type.toUpperCase()}, ${fileSize(lang, proof.size)}` : '',
              fileName: paths.get(proof.id)?.split('/').at(-1) ?? '',
            },
          ]
        }),
      }
    }),
    gone: parts.gone.map(({ reference, title, item }) => ({
      part: reference ?? '',
      title: `${item ?? ''} ${title ?? ''}`.trim(),
      checked: typed?.dihapus.value.split(',').includes(reference ?? '-') ?? false,
    })),
    shown: all.map((part) => `${named(part)}:${part.mark}`).join(','),
    before: all
      .filter(({ state }) => state === 'copied')
      .map(named)
      .join(','),
    mayTick: can(actor, 'package:tick', subjectIn(opened, number)),
    done,
    problem,
    previous: neighbour(number - 1),
    next: neighbour(number + 1),
  }
}

function indicatorIn({ indicators }: LoadedInstrument, number: number) {
  const found = indicators[number - 1]
  if (!found) throw new Error(`a package was opened without its indicator ${number}`)
  return found
}

/** How long a text is by the ways that forms count; nothing about an empty one. */
function lengthTold({ t, lang }: Request, text: string): string {
  if (text === '') return ''
  const { characters, breaks, sent } = lengthOf(text)
  const length = { characters: whole(lang, characters), breaks: whole(lang, breaks), sent: whole(lang, sent) }
  return t(breaks === 0 ? 'packages.length' : 'packages.lengthWithBreaks', length)
}

const factsOf = ({ t, lang }: Request, { number, place, effectiveFrom }: Proof) =>
  [
    { label: t('evidence.field.number'), value: number },
    { label: t('packages.place'), value: place },
    { label: t('evidence.field.effectiveFrom'), value: effectiveFrom === null ? '' : date(lang, effectiveFrom) },
  ].filter(({ value }) => value !== '')
