import { yearInJakarta } from '../../domain/calendar.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import { type Action, can } from '../../domain/permissions.ts'
import { page } from '../../web/pages.ts'
import type { Room } from '../../web/types.ts'
import { adoptionTasks } from '../adoptions/adoptions.ts'
import { type AssessmentRow, ownAssessments } from '../assessments/assessments.ts'
import { openInvitations } from '../people/people.ts'
import { deliveryTasks } from '../requests/requests.ts'
import { type DeskTasks, teamTasks } from '../teams/teams.ts'
import { visitTasks } from '../visits/visits.ts'

interface DeskProps extends DeskTasks {
  readonly name: string
  readonly roles: string
  readonly steps: readonly { readonly text: string; readonly href: string; readonly action: string }[]
  readonly hasAgency: boolean
  readonly elsewhere: readonly { readonly href: string; readonly label: string }[]
}

/** Other places, for whom they are of use. */
const ELSEWHERE: readonly { readonly href: string; readonly key: string; readonly action: Action }[] = [
  { href: '/penilaian', key: 'desk.allAssessments', action: 'assessment:list' },
  { href: '/tim', key: 'desk.team', action: 'people:list' },
  { href: '/laporan', key: 'desk.report', action: 'report:sums' },
  { href: '/tinjauan-praktik', key: 'desk.review', action: 'practice:review' },
  { href: '/kotak-keluar', key: 'desk.outbox', action: 'outbox:read' },
  { href: '/penerapan/kendala', key: 'desk.obstacles', action: 'adoption:read' },
  { href: '/penerapan/corong', key: 'desk.funnel', action: 'adoption:read' },
  { href: '/praktik', key: 'desk.practices', action: 'account:own' },
  { href: '/daerah', key: 'desk.regions', action: 'account:own' },
  { href: '/akun', key: 'accounts.account.title', action: 'account:own' },
]

const deskPage = page<DeskProps>('desk/desk')

/** `/kerja`: what is next for this person. */
export const desk: Room = (app, { db, clock }) => {
  app.get('/kerja', { config: { access: 'account:own' }, schema: { hide: true } }, async (request, reply) => {
    const { actor, t } = request
    const hasAgency = can(actor, 'assessment:list')
    const rows = hasAgency ? await ownAssessments(db, actor) : []
    const year = yearInJakarta(clock())
    const steps = rows
      .filter((row) => row.stage === 'self' && row.state !== 'submitted')
      .filter((row) => can(actor, 'assessment:mark-ready', { agencyId: row.agency_id }))
      .map(stepOf)
    const started = rows.some((row) => row.stage === 'self' && row.year === year)
    const invited = await openInvitations(db, actor)
    const props = {
      name: actor?.name ?? '',
      roles: (actor?.memberships ?? [])
        .map((m) => [t(`accounts.role.${m.role}`), m.agencyName].filter(Boolean).join(', '))
        .join('; '),
      steps: [
        ...(await adoptionTasks(db, request, clock())),
        ...(await deliveryTasks(db, request)),
        ...steps,
        ...(await visitTasks(db, request, clock())),
        ...(can(actor, 'assessment:start') && !started
          ? [{ text: t('desk.start', { year: String(year) }), href: '/penilaian', action: t('desk.startAction') }]
          : []),
        ...(invited > 0
          ? [{ text: t('desk.invited', { count: invited }), href: '/tim#undangan', action: t('desk.invitedAction') }]
          : []),
      ],
      ...(await teamTasks(db, request, clock())),
      hasAgency,
      elsewhere: ELSEWHERE.filter(({ action }) => can(actor, action)).map(({ href, key }) => ({ href, label: t(key) })),
    }
    return reply.page(deskPage, props, { title: t('desk.title') })

    function stepOf(row: AssessmentRow) {
      const complete = row.answered === row.levels.length
      const kind =
        row.state === 'ready'
          ? can(actor, 'assessment:submit', { agencyId: row.agency_id })
            ? 'submit'
            : 'waiting'
          : complete
            ? 'check'
            : 'answer'
      const instrument = regulationName(row.instrument_id)
      const args = { year: String(row.year), instrument, answered: row.answered, total: row.levels.length }
      const href = kind === 'answer' ? `/penilaian/${row.id}` : `/penilaian/${row.id}/periksa`
      return { text: t(`desk.${kind}`, args), href, action: t(`desk.${kind}Action`) }
    }
  })
}
