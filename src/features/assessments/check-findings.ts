import { WARNING_CODES } from '../../domain/finding.ts'
import type { Request } from '../../web/types.ts'
import { type Checks, placeOf, type Reasoned, sentenceOf } from '../checks/checks.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { BareIndicator, FindingsProps, WarningKind, WarningLine } from './check-pages.ts'
import { linkOf, titleIn } from './presenting.ts'

/** Reasons that came back refused: of which form, what was ticked and typed, and what is wrong with either. */
export interface TypedReasons {
  readonly name: string
  readonly keys: readonly string[]
  readonly text: string
  /** Keys of texts; null where nothing is wrong. */
  readonly textError: string | null
  readonly ticksError: string | null
}

export interface FindingsShown {
  readonly assessmentId: string
  readonly instrument: LoadedInstrument
  readonly mayGive: boolean
  /** A submitted one shows what it was submitted with: the warnings that have a reason. */
  readonly locked: boolean
  readonly typed: TypedReasons | null
}

/** What the checks found, as the page shows it: errors by indicator, warnings by kind. */
export function findingsProps(request: Request, { errors, warnings }: Checks, shown: FindingsShown): FindingsProps {
  const { assessmentId, instrument, locked } = shown
  const stops = locked ? [] : errors
  const numbers = [...new Set(stops.map(({ indicators }) => indicators[0] ?? 0))]
  const told = numbers.flatMap((number): BareIndicator[] => {
    const indicator = instrument.indicators[number - 1]
    if (!indicator) return []
    const levels = stops.flatMap((one) =>
      one.indicators[0] === number && one.level !== null
        ? [{ level: one.level, href: placeOf(assessmentId, one, shown.mayGive) }]
        : [],
    )
    return [{ ...linkOf(request.lang, indicator), levels }]
  })
  const open = locked ? [] : warnings.filter(({ reason }) => reason === null)
  const reasoned = warnings.filter(({ reason }) => reason !== null)
  return {
    unanswered: told.filter(({ levels }) => levels.length === 0),
    bare: told.filter(({ levels }) => levels.length > 0),
    open: kindsOf(request, open, 'tanpa', shown),
    reasoned: kindsOf(request, reasoned, 'dengan', shown),
    bareLevels: stops.filter(({ level }) => level !== null).length,
    errorCount: stops.length,
    openCount: open.length,
    reasonedCount: reasoned.length,
  }
}

function kindsOf(
  request: Request,
  warnings: readonly Reasoned[],
  prefix: 'tanpa' | 'dengan',
  shown: FindingsShown,
): WarningKind[] {
  const { t } = request
  const isOpen = prefix === 'tanpa'
  const kinds = WARNING_CODES.flatMap((code) => {
    const own = warnings.filter(({ finding }) => finding.code === code)
    return own.length === 0 ? [] : [{ code, own }]
  })
  return kinds.map(({ code, own }, at) => {
    const name = `${prefix}-${code}`
    const typed = shown.typed?.name === name ? shown.typed : null
    return {
      ...{ code, name, count: own.length },
      title: t(`checks.kind.${code}.title`),
      hint: t(`checks.kind.${code}.hint`),
      open: typed !== null || (isOpen && at === 0),
      lines: own.map((one) => lineOf(request, one, shown, typed ? typed.keys.includes(one.key) : isOpen)),
      form: shown.mayGive ? formOf(request, typed, isOpen) : null,
    }
  })
}

function formOf({ t }: Request, typed: TypedReasons | null, isOpen: boolean): WarningKind['form'] {
  const said = (key: string | null | undefined): string => (key ? t(key) : '')
  return {
    label: t(`checks.form.${isOpen ? 'reason' : 'other'}`),
    button: t(`checks.form.${isOpen ? 'save' : 'change'}`),
    text: typed?.text ?? '',
    textError: said(typed?.textError),
    ticksError: said(typed?.ticksError),
  }
}

function lineOf(
  request: Request,
  { key, finding, reason }: Reasoned,
  { assessmentId, instrument, mayGive }: FindingsShown,
  ticked: boolean,
): WarningLine {
  const { document, code, indicators } = finding
  const isOfDocument = document !== null && code !== 'noPlace' && code !== 'sameFile'
  const touched = indicators.flatMap((number) => instrument.indicators[number - 1] ?? [])
  const codes = touched.map((indicator) => indicator.code).join(', ')
  return {
    ...{ key, ticked },
    href: placeOf(assessmentId, finding, mayGive),
    text: sentenceOf(request, instrument, finding),
    about: isOfDocument
      ? request.t('checks.usedFor', { indicators: codes })
      : touched.map((indicator) => titleIn(request.lang, indicator)).join(', '),
    reason: reason && { text: reason.text, by: reason.by, at: reason.at },
  }
}
