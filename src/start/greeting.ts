import { demoAccounts } from '../features/accounts/demo-accounts.ts'
import { translator } from '../web/i18n.ts'
import type { DemoPassword } from './installation.ts'

/** What whoever started the program reads: where it answers, and how to get in. */
export function greeting(address: string, password: DemoPassword, firstAdminToken: string | null): string {
  return ['', 'Indonesia Digital Services Living Lab', `  ${address}/`, '', ...entrance()].join('\n')

  function entrance(): string[] {
    if (password !== null) return demonstration(password)
    if (firstAdminToken !== null) return firstAdministrator(`${address}/admin-pertama/${firstAdminToken}`)
    return []
  }
}

function demonstration(password: string): string[] {
  const accounts = demoAccounts(translator('en'))
  const width = Math.max(...accounts.map(({ email }) => email.length))
  return [
    'This is a demonstration: its figures are simulated and say so. Sign in as any of these:',
    ...accounts.map(({ email, role }) => `  ${email.padEnd(width)}  ${role}`),
    `Password of all of them: ${password}`,
    '',
  ]
}

const firstAdministrator = (link: string): string[] => [
  'Nobody has an account yet. This link makes the first administrator, once; the next start prints a new one:',
  `  ${link}`,
  '',
]
