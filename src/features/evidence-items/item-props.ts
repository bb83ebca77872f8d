import { uploadState } from '../../domain/evidence.ts'
import { allBy, REVISE_CLASSES } from '../../domain/ladder.ts'
import { can } from '../../domain/permissions.ts'
import { type AskedField, askedFields, type Typed } from '../../web/asked.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import { documentTold, type LadderItem, standingTold } from '../ladder/ladder.ts'
import { sightOf } from './judging.ts'
import type { openItem } from './opening.ts'
import type { ItemProps, JudgeForm, SaidTold } from './pages.ts'
import { byWhom, summaryOf } from './saying.ts'
import type { ItemPlace } from './taking.ts'

/** What came back with a form, and what is to be said on top. */
export interface ItemSaid {
  readonly attach: Typed
  readonly verdict: Typed
  readonly mark: Typed
  readonly q: string
  readonly done: string
  readonly problem: string
}

export const pathOf = ({ id, number, item }: ItemPlace): string => `/penilaian/${id}/indikator/${number}/bukti/${item}`

type Opened = Awaited<ReturnType<typeof openItem>>

/** Everything the page of one item shows, with what the reader may do. */
export function itemProps(request: Request, place: ItemPlace, opened: Opened, said: ItemSaid): ItemProps {
  const { t, lang, actor } = request
  const { assessment, indicator, level, item, subject, choices } = opened
  const isLocked = assessment.state === 'submitted'
  const may = (action: 'evidence:attach' | 'evidence:mark' | 'evidence:judge') =>
    !isLocked && can(actor, action, subject)
  const told = (name: string): string => (said.attach[name]?.error ? t(said.attach[name].error) : '')
  const inapplicable =
    may('evidence:mark') && level.level >= 2 && item.mark === null && item.attached.length === 0
      ? inapplicableField(request, said.mark)
      : null
  const judge = may('evidence:judge') ? judgeForm(request, item, said.verdict) : null
  const errors = [
    ...['document', 'place'].flatMap((name) => (told(name) === '' ? [] : [{ href: `#${name}`, text: told(name) }])),
    ...summaryOf([...(judge?.fields ?? []), ...(inapplicable ? [inapplicable] : [])]),
  ]
  const from = new URLSearchParams({ penilaian: place.id, indikator: String(place.number), butir: place.item })
  const indicatorPath = `/penilaian/${place.id}/indikator/${place.number}`
  return {
    indicatorPath,
    indicator: `${indicator.code} ${inLang(lang, indicator.title, indicator.titleEn)}`,
    listPath: `/penilaian/${place.id}/bukti`,
    levelPath: level.level >= 2 ? `${indicatorPath}/tingkat/${level.level}` : '',
    here: pathOf(place),
    item: item.id,
    title: t('evidence.item.title', { item: item.id }),
    level: level.level,
    label: inLang(lang, level.of.label, level.of.labelEn),
    text: inLang(lang, item.text, item.textEn),
    ...standingTold(request, level, item),
    isDraft: item.state === 'draft',
    done: said.done,
    problem: said.problem,
    errors,
    simulated: assessment.basis === 'simulated',
    locked: isLocked ? t('assessments.readOnly.locked') : '',
    attached: item.attached.map((one) => ({ ...documentTold(one), reference: one.reference, place: one.place })),
    editable: may('evidence:attach'),
    q: said.q,
    choices: choices.map(({ id, title, number, kind, simulated }) => ({
      ...{ id, title, number, isLink: kind === 'link', simulated },
      chosen: id === said.attach.document?.value,
    })),
    askable: choices.length > 0 || errors.length > 0,
    documentError: told('document'),
    place: { value: said.attach.place?.value ?? '', error: told('place') },
    uploadPath: `/bukti/baru?${from}`,
    linkPath: `/bukti/tautan?${from}`,
    mark: item.mark && markTold(request, item),
    mayUnmark: may('evidence:mark'),
    inapplicable: inapplicable && { field: inapplicable, open: inapplicable.value !== '' || inapplicable.error !== '' },
    verdicts: verdictsTold(request, opened),
    judge,
  }
}

const inapplicableField = ({ t }: Request, typed: Typed): AskedField | null =>
  askedFields(t, 'ladder', [{ name: 'alasan', as: 'long', hint: t('ladder.hint.alasan') }], typed)[0] ?? null

function judgeForm({ t, actor }: Request, item: LadderItem, typed: Typed): JudgeForm {
  const own = allBy(item.attached, actor?.personId ?? '')
  const acceptable = uploadState(item.attached) === 'uploaded' && !own
  const options = [...(acceptable ? (['accepted'] as const) : []), ...REVISE_CLASSES].map((value) => ({
    value,
    label: t(value === 'accepted' ? 'ladder.verdict.accept' : `ladder.revise.${value}`),
  }))
  const asks = [
    { name: 'putusan', as: 'choice', options },
    { name: 'catatan', as: 'long', hint: t('ladder.hint.catatan') },
  ] as const
  return { fields: askedFields(t, 'ladder', asks, typed), sight: sightOf(item), own }
}

const markTold = ({ t }: Request, { mark, attached }: LadderItem): SaidTold => ({
  what: t('ladder.state.notApplicable'),
  tone: '',
  note: mark?.note ?? '',
  by: byWhom(t, mark?.by ?? null),
  at: mark?.at ?? new Date(0),
  over: attached.length > 0 ? t('ladder.over.evidence') : '',
})

const verdictsTold = ({ t }: Request, { verdicts, item }: Opened): SaidTold[] =>
  verdicts.map(({ outcome, class: reason, note, at, by, role }, nth) => ({
    what:
      reason === null
        ? t(`ladder.state.${outcome}`)
        : `${t(`ladder.state.${outcome}`)}: ${t(`ladder.class.${reason}`)}`,
    tone: outcome === 'accepted' ? 'good' : 'bad',
    note,
    at,
    by: byWhom(t, by, role),
    over: nth > 0 ? t('ladder.over.later') : item.judged ? '' : t('ladder.over.changed'),
  }))
