import { documentFindings, evidenceFindings, type IndicatorEvidence, type Period } from './checks-evidence.ts'
import { type ErrorCode, type Finding, finding, WARNING_CODES, type WarningCode } from './finding.ts'
import type { HandoverState } from './handover.ts'
import type { Hundredths } from './numbers.ts'

/** All that the checks look at of one indicator. */
export interface CheckedIndicator extends IndicatorEvidence {
  readonly value: Hundredths | null
  readonly explanation: string
  /** The agency chooses the service that is measured, and names it and its owner. */
  readonly namesService: boolean
  readonly serviceName: string
  readonly serviceOwner: string
  /** The value of last year's assessment on the same instrument; null without one. */
  readonly earlier: Hundredths | null
  /** Whose work it is as long as nobody has accepted it; else null. */
  readonly openTask: { readonly unit: string; readonly state: HandoverState } | null
}

/** By number of the indicator; warnings by kind. */
export interface Findings {
  readonly errors: readonly Finding<ErrorCode>[]
  readonly warnings: readonly Finding<WarningCode>[]
}

const ONE_LEVEL: Hundredths = 100
const FLOOR: Hundredths = 100

/**
 * Everything that stands against submitting. Errors: an indicator without a value, and a level from 2 up to the claimed one
 * that has nothing at all. All else is a warning: one of a document comes once, however often the document is used, and
 * what one warning says already no other repeats.
 */
export function findingsOf(indicators: readonly CheckedIndicator[], period: Period): Findings {
  const warnings = [...indicators.flatMap(warningsOf), ...documentFindings(indicators, period)]
  const order = ({ code, indicators: [number = 0] }: Finding<WarningCode>) =>
    WARNING_CODES.indexOf(code) * 1_000 + number
  return { errors: indicators.flatMap(errorsOf), warnings: warnings.sort((a, b) => order(a) - order(b)) }
}

const errorsOf = ({ number, value, levels }: CheckedIndicator): Finding<ErrorCode>[] =>
  value === null
    ? [finding('missing', String(number), number)]
    : levels.flatMap(({ level, standing }) =>
        standing === 'nothing' ? [finding('bareLevel', `${number}.${level}`, number, { level })] : [],
      )

function warningsOf(indicator: CheckedIndicator): Finding<WarningCode>[] {
  const { number, openTask } = indicator
  return [
    ...answerFindings(indicator),
    ...evidenceFindings(indicator),
    ...(openTask
      ? [finding('notAccepted', `${number}:${openTask.state}:${openTask.unit}`, number, { args: { ...openTask } })]
      : []),
  ]
}

/** An explanation that is missing is asked for once: because of the jump, or because of the level. */
function answerFindings({ number, value, explanation, earlier, ...service }: CheckedIndicator): Finding<WarningCode>[] {
  if (value === null) return []
  const found: Finding<WarningCode>[] = []
  const isSilent = explanation.trim() === ''
  if (isSilent && earlier !== null && Math.abs(value - earlier) > ONE_LEVEL) {
    found.push(finding('jump', `${number}=${earlier}>${value}`, number, { args: { earlier, value } }))
  } else if (isSilent && value > FLOOR) {
    found.push(finding('explanation', `${number}=${value}`, number))
  }
  if (service.namesService && (service.serviceName === '' || service.serviceOwner === '')) {
    found.push(finding('service', String(number), number))
  }
  return found
}
