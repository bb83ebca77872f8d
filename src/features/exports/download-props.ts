import { moment, number } from '../../web/format.ts'
import type { Request } from '../../web/types.ts'
import { type State, stateOf } from './downloads.ts'
import type { DownloadProps, DownloadsProps } from './pages.ts'
import type { Download } from './queries.ts'
import { fileAddress } from './refused.ts'

const TONES: Readonly<Record<State, string>> = { waiting: '', working: 'own', ready: 'good', failed: 'warn' }

export const downloadsProps = (request: Request, rows: readonly Download[]): DownloadsProps => ({
  downloads: rows.map((row) => {
    const { t, lang } = request
    const state = stateOf(row)
    return {
      id: row.id,
      title: row.title,
      format: row.format.toUpperCase(),
      state: t(`exports.downloads.state.${state}`),
      tone: TONES[state],
      size: sizeOf(request, row),
      name: row.name ?? '',
      asked: t('exports.downloads.asked', { at: moment(lang, row.asked_at) }),
      until: t('exports.downloads.until', { at: moment(lang, row.expires_at) }),
    }
  }),
})

export function downloadProps(request: Request, row: Download): DownloadProps {
  const { t, lang } = request
  const state = stateOf(row)
  const format = row.format.toUpperCase()
  const size = sizeOf(request, row)
  const fact = (name: string, value: string) => ({ label: t(`exports.download.${name}`), value })
  return {
    id: row.id,
    title: row.title,
    format,
    state,
    stateText: t(`exports.downloads.state.${state}`),
    tone: TONES[state],
    ready: state === 'ready',
    failed: state === 'failed',
    get: t('exports.download.get', { format }),
    ending: row.format,
    retry: fileAddress(row.path, row.format),
    reportPath: row.path,
    steps: stepsOf(request, state),
    facts: [
      fact('format', format),
      ...(size === '' ? [] : [fact('size', size)]),
      fact('cells', t('exports.download.cellsText', { n: number(lang, row.cells) })),
      fact('askedAt', moment(lang, row.asked_at)),
      fact('until', moment(lang, row.expires_at)),
    ],
  }
}

/** What was done, what goes on and what comes. */
function stepsOf({ t }: Request, state: State): DownloadProps['steps'] {
  const names = ['asked', 'working', 'ready'] as const
  const reached = state === 'working' ? 1 : 0
  return names.map((name, at) => {
    const told = at < reached || name === 'asked' ? 'done' : at === reached ? 'now' : 'open'
    const now = told === 'now'
    return { name: told, text: t(`exports.download.step.${name}`), told: t(`exports.download.stepState.${told}`), now }
  })
}

const sizeOf = ({ t, lang }: Request, { bytes }: Download): string =>
  bytes === 0 ? '' : t('exports.downloads.size', { kilobytes: number(lang, Math.max(1, Math.round(bytes / 1024))) })
