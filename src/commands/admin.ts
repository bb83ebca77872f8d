import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { ROLES } from './admin/newcomer.ts'
import { addPerson, createFirstLink, disablePerson, enablePerson, listPeople, renewPassword } from './admin/people.ts'
import { CommandError, runCommand } from './command-line.ts'

const USAGE = `npm run admin -- COMMAND

  create-first-link                     a one-time link that makes the first administrator
  list-people                           everybody with an account and their posts
  add-person EMAIL NAME ROLE [PLACE]    a new account; prints its password once
  disable EMAIL                         no more signing in, all sessions ended
  enable EMAIL                          signing in again
  set-password EMAIL                    a new random password, printed once

  ROLE   ${ROLES.options.join(', ')}
  PLACE  the agency's code (32.11) for member, approver, curator; agency and unit name for unit; the province (32) for reviewer`

/** A command as it was typed, ready to be carried out; gives what to print. */
export type AdminCommand = (db: Database, context: { readonly address: string; readonly at: Date }) => Promise<string>

/** Reads a command line. Throws `CommandError` with the usage for any that is none; carrying it out may refuse as well. */
export function adminCommand([command = '', ...given]: readonly string[]): AdminCommand {
  const [first = '', name = '', role = '', place = null, unit = null] = given
  switch (`${command} ${given.length}`) {
    case 'create-first-link 0':
      return (db, { address, at }) => createFirstLink(db, address, at)
    case 'list-people 0':
      return listPeople
    case 'add-person 3':
    case 'add-person 4':
    case 'add-person 5':
      return (db, { at }) => addPerson(db, { email: first, name, role, place, unit }, at)
    case 'disable 1':
      return (db, { at }) => disablePerson(db, first, at)
    case 'enable 1':
      return (db, { at }) => enablePerson(db, first, at)
    case 'set-password 1':
      return (db, { at }) => renewPassword(db, first, at)
    default:
      throw new CommandError(USAGE)
  }
}

const addressOf = ({ baseUrl, host, port }: Config): string => baseUrl ?? `http://${host}:${port}`

if (import.meta.main) {
  await runCommand(() => {
    const command = adminCommand(process.argv.slice(2))
    return (db, config) => command(db, { address: addressOf(config), at: new Date() })
  })
}
