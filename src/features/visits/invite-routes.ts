import { ownAgencies } from '../../domain/permissions.ts'
import { regionFinder } from '../../domain/region-choice.ts'
import type { Room } from '../../web/types.ts'
import { regionNames } from '../agencies/agencies.ts'
import { inviteDelegations, MOST_DELEGATIONS } from './hosting.ts'
import { type Mistake, refuseMistakes } from './mistakes.ts'
import { inviteForm } from './schema.ts'
import { stepForm } from './step-forms.ts'

/** `/kunjungan/:id/delegasi`: a host lists the agencies that come to its workshop, one a line, by code or name. */
export const inviting: Room = (app, services) => {
  const { db, clock } = services
  stepForm(app, services, {
    ...{ path: 'delegasi', name: 'invite', access: 'visit:host', by: 'host', schema: inviteForm },
    asked: ({ delegations }, { t }) => ({
      delegations: {
        type: 'area',
        rows: 14,
        max: 10_000,
        hint: t('visits.hint.delegations', { most: MOST_DELEGATIONS, now: delegations.length }),
      },
    }),
    start: () => ({ delegations: '' }),
    act: async ({ actor }, id, { delegations }) => {
      const codes = readAgencies(delegations, new Set(ownAgencies(actor)), regionFinder(await regionNames(db)))
      await inviteDelegations(db, actor, id, codes, clock())
    },
  })
}

type Find = ReturnType<typeof regionFinder>

/** The first mistake is told with its line: unknown, shared by two regions, twice, the host itself, too many. */
function readAgencies(text: string, own: ReadonlySet<string>, find: Find): readonly string[] {
  const mistakes: Mistake[] = []
  const codes: string[] = []
  const lines = text.split('\n').map((line) => line.trim())
  for (const [at, given] of lines.entries()) {
    if (given === '') continue
    const found = find(given)
    const [region] = found
    const args = { line: at + 1, given: given.slice(0, 60) }
    const wrong = (code: string) => mistakes.push({ field: 'delegations', code, args })
    if (!region) wrong('unknownAgency')
    else if (found.length > 1) wrong('ambiguousAgency')
    else if (codes.includes(region.code)) wrong('twiceAgency')
    else if (own.has(region.code)) wrong('hostAgency')
    else codes.push(region.code)
  }
  if (codes.length > MOST_DELEGATIONS) {
    mistakes.unshift({ field: 'delegations', code: 'tooManyDelegations', args: { most: MOST_DELEGATIONS } })
  }
  refuseMistakes(mistakes.slice(0, 1))
  return codes
}
