import { allBy } from '../../domain/ladder.ts'
import { can } from '../../domain/permissions.ts'
import { askedFields, type Typed } from '../../web/asked.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { documentTold, itemTold, levelTold } from '../ladder/ladder.ts'
import { pathOf } from './item-props.ts'
import { levelSightOf } from './judging.ts'
import { evidenceAbove, isCoverable } from './marking.ts'
import type { openLevel } from './opening.ts'
import type { JudgeForm, LevelProps, SaidTold } from './pages.ts'
import { byWhom, summaryOf } from './saying.ts'
import type { LevelPlace } from './taking.ts'

/** What came back with a form, and what is to be said on top. */
export interface LevelSaid {
  readonly criterion: Typed
  readonly done: string
  readonly problem: string
}

export const levelPathOf = ({ id, number, level }: LevelPlace): string =>
  `/penilaian/${id}/indikator/${number}/tingkat/${level}`

type Opened = Awaited<ReturnType<typeof openLevel>>

/** Everything the page of one level's evidence shows, with what the reader may do. */
export function levelProps(request: Request, place: LevelPlace, opened: Opened, said: LevelSaid): LevelProps {
  const { t, lang, actor } = request
  const { assessment, indicator, ladder, level, subject } = opened
  const isLocked = assessment.state === 'submitted'
  const mayMark = !isLocked && can(actor, 'evidence:mark', subject)
  const judge = !isLocked && can(actor, 'evidence:judge', subject) ? judgeForm(request, opened, said.criterion) : null
  const coverable = mayMark && level.mark === null && isCoverable(ladder, level.level)
  const isCovering = coverable && evidenceAbove(ladder, level.level)
  return {
    indicatorPath: `/penilaian/${place.id}/indikator/${place.number}`,
    indicator: `${indicator.code} ${inLang(lang, indicator.title, indicator.titleEn)}`,
    listPath: `/penilaian/${place.id}/bukti`,
    here: levelPathOf(place),
    title: t('ladder.level.title', { code: indicator.code, level: level.level }),
    level: level.level,
    label: inLang(lang, level.of.label, level.of.labelEn),
    criteria: inLang(lang, level.of.criteria, level.of.criteriaEn),
    done: said.done,
    problem: said.problem,
    errors: summaryOf(judge?.fields ?? []),
    simulated: assessment.basis === 'simulated',
    locked: isLocked ? t('assessments.readOnly.locked') : '',
    ...levelTold(request, level),
    meaning: t(`ladder.level.meaning.${meaningOf(level, isLocked)}`),
    items: level.items.map((item) => ({
      ...itemTold(request, level, item),
      href: pathOf({ ...place, item: item.id }),
      documents: item.attached.map(documentTold),
    })),
    mark: level.mark && {
      ...{ what: t('ladder.state.covered'), tone: 'own', note: '' },
      ...{ by: byWhom(t, level.mark.by), at: level.mark.at },
      over: level.level < highest(opened) ? '' : t('ladder.over.nothingAbove'),
    },
    mayUnmark: mayMark,
    mayMark: isCovering,
    whyNot: coverable && !isCovering ? t('ladder.level.nothingAbove') : '',
    verdicts: verdictsTold(request, opened),
    judge,
  }
}

function meaningOf({ state, required }: Opened['level'], isLocked: boolean): string {
  if (state !== 'nothing') return state
  return required ? (isLocked ? 'none' : 'nothing') : 'notRequired'
}

const highest = ({ ladder }: Opened): number => ladder.levels.findLast(({ state }) => state === 'evidenced')?.level ?? 0

function judgeForm({ t, actor }: Request, { level }: Opened, typed: Typed): JudgeForm {
  const own = allBy(
    level.items.flatMap(({ attached }) => attached),
    actor?.personId ?? '',
  )
  const options = [...(own ? [] : ['ya']), 'belum'].map((value) => ({ value, label: t(`ladder.criterion.${value}`) }))
  const asks = [
    { name: 'terpenuhi', as: 'choice', options },
    { name: 'catatan', as: 'long', hint: t('ladder.hint.kriteria') },
  ] as const
  return { fields: askedFields(t, 'ladder', asks, typed), sight: levelSightOf(level), own }
}

const verdictsTold = ({ t }: Request, { verdicts }: Opened): SaidTold[] =>
  verdicts.map(({ met, note, at, by, role }, nth) => ({
    what: t(`ladder.criterion.${met ? 'ya' : 'belum'}`),
    tone: met ? 'good' : 'bad',
    note,
    at,
    by: byWhom(t, by, role),
    over: nth > 0 ? t('ladder.over.later') : '',
  }))
