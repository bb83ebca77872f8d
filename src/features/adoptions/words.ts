import { isSilent, type Stage, standardOf } from '../../domain/adoption.ts'
import type { Severity } from '../../domain/obstacle.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Span } from '../../web/paging.ts'
import type { Option } from './form-pages.ts'
import type { Tag } from './pages.ts'

interface Told {
  readonly stage: Stage
  readonly basis: 'reported' | 'simulated'
  readonly last_on: string
  readonly confirmed_on: string | null
  readonly verified_on: string | null
}

/** What is said of an adoption beside its name: stage, whose word it has, silence, and that it is simulated. */
export function tagsOf(t: Translate, { stage, basis, last_on, confirmed_on, verified_on }: Told, today: string): Tag[] {
  const standard = standardOf(stage, { confirmedOn: confirmed_on, verifiedOn: verified_on })
  return [
    { label: t(`adoptions.stage.${stage}`), tone: STAGE_TONES[stage] },
    ...(standard === null
      ? []
      : [{ label: t(`adoptions.standard.${standard}`), tone: standard === 'verified' ? 'good' : '' }]),
    ...(isSilent(stage, last_on, today) ? [{ label: t('adoptions.silent'), tone: 'warn' }] : []),
    ...(basis === 'simulated' ? [{ label: t('adoptions.simulated'), tone: 'simulated' }] : []),
  ]
}

const STAGE_TONES: Readonly<Record<Stage, string>> = {
  interested: '',
  committed: 'own',
  preparing: 'own',
  piloting: 'own',
  running: 'good',
  effective: 'good',
  stopped: 'warn',
}

export const severityTag = (t: Translate, severity: Severity): Tag => ({
  label: t(`adoptions.severity.${severity}`),
  tone: severity === 'low' ? '' : severity === 'medium' ? 'warn' : 'bad',
})

/** Choices whose labels stand under one key. */
export const choices = (t: Translate, values: readonly string[], key: string, chosen: string): Option[] =>
  values.map((value) => ({ value, label: t(`adoptions.${key}.${value}`), chosen: value === chosen }))

/** The one of `values` that was asked for, or none: an unknown word in an address narrows nothing. */
export const oneOf = <T extends string>(values: readonly T[], given: string | undefined): T | undefined =>
  values.find((value) => value === given)

/** Which of how many stand on a page; empty where they all do. */
export const shownOf = (t: Translate, { page, size, all }: Span): string =>
  all <= size
    ? ''
    : t('adoptions.shown', { from: Math.min(all, (page - 1) * size + 1), to: Math.min(all, page * size), all })
