import type { Page } from 'playwright-core'
import type { Visitor } from './app.ts'
import { invites } from './invitations.ts'
import type { Sight } from './sights.ts'

/** The team of Kabupaten Bandung with somebody invited. */
export interface Team {
  /** The path of the open invitation. */
  readonly link: string
  readonly unit: string
  /** The post of the approver, who is the last. */
  readonly post: string
}

export async function teamOf(approver: Visitor): Promise<Team> {
  const asked = {
    name: 'Dewi Lestari Kusumawardhani',
    endsOn: '2027-12-31',
    role: 'unit',
    unitName: 'Dinas Perhubungan',
  }
  const { link } = await invites(approver, 'dewi.lestari.kusumawardhani@bandungkab.example', asked)
  const { body } = await approver.get('/tim')
  const found = (pattern: RegExp) => pattern.exec(body)?.[1] ?? ''
  return { link, unit: found(/\/tim\/unit\/([\w-]{36})/), post: found(/\/tim\/orang\/([\w-]{36})/) }
}

export const invitedSights: readonly Sight[] = [{ path: '/undangan/bukan-undangan', shows: '.problem', status: 404 }]

/** What an approver sees of the own team, and whoever is invited. */
export const teamSights = ({ link, unit, post }: Team): readonly Sight[] => [
  { path: '/tim', shows: '.invitations' },
  { path: '/en/tim', shows: '.invitations' },
  { path: '/tim/undangan' },
  { path: '/tim/undangan', act: press, shows: '.error-summary', status: 422 },
  { path: '/tim/undangan', act: invite, shows: '.copied', status: 201 },
  { path: '/tim/unit', shows: '.ticks' },
  { path: '/tim/unit', act: press, shows: '.error-summary', status: 422 },
  { path: `/tim/unit/${unit}` },
  { path: `/tim/orang/${post}/akhiri` },
  { path: `/tim/orang/${post}/akhiri`, act: press, shows: '.error-summary', status: 422 },
  { path: `/tim/orang/${post}/akhiri`, act: endNow, shows: '.error-summary', status: 409 },
  { path: link, shows: 'main form' },
  { path: `/en${link}`, act: press, shows: '.error-summary', status: 422 },
]

const press = (page: Page): Promise<void> => page.locator('main button').click()

async function invite(page: Page): Promise<void> {
  await page.locator('#email').fill('budi@bandung.example')
  await page.locator('#name').fill('Budi Santoso')
  await press(page)
}

async function endNow(page: Page): Promise<void> {
  await page.locator('[name=when][value=now]').check()
  await press(page)
}
