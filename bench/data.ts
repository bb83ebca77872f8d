import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { asPlatform } from '../src/db/actor.ts'
import { insert } from '../src/db/bulk.ts'
import { connect, type Database } from '../src/db/database.ts'
import { yearInJakarta } from '../src/domain/calendar.ts'
import type { Actor, Role } from '../src/domain/permissions.ts'
import { saveAnswer, startAssessment } from '../src/features/assessments/assessments.ts'
import { hashOf } from '../src/web/session.ts'
import { addEvidence } from './evidence.ts'
import { addPosts, listAnswered } from './posts.ts'
import { addPlainRows, addRegions, addYears, allowCopies, listRegions, tidyUp } from './queries.ts'

/** Somebody of an agency with a session. */
export interface SignedIn {
  readonly actor: Actor
  /** The session's secret, as the cookie carries it. */
  readonly token: string
}

/** Somebody with this year's assessment under way. */
export interface Member extends SignedIn {
  readonly assessment: string
}

export interface People {
  readonly members: readonly Member[]
  /** Of Sumedang, who looks after its practices at other agencies. */
  readonly curator: SignedIn
  /** Of the ministry, who reads reports. */
  readonly ministry: SignedIn
  /** Ids of questions with ten answers. */
  readonly questions: readonly string[]
}

export interface Extent {
  /** How many times the demonstration's 508 regions. */
  readonly scale: number
  /** How many people are answering; at most one an agency. */
  readonly people: number
  readonly at: Date
}

const INSTRUMENT = 'permenpanrb-59-2020'
const INDICATORS = 47
const SUMEDANG = { code: '32.11', name: 'Kabupaten Sumedang' }

/**
 * Makes of a demonstration what the bench needs: 20,000 posts, eight simulated years instead of five, `scale` times the
 * regions (invented copies), people who are answering this year, the first of them with every answer given and
 * 300 files of evidence, and a curator. Only ever for a throwaway database, and once.
 */
export async function fillBench(
  { ownerUrl, appUrl }: { readonly ownerUrl: string; readonly appUrl: string },
  { scale, people, at }: Extent,
): Promise<People> {
  const owner = connect(ownerUrl, { max: 1 })
  const db = connect(appUrl, { max: 4 })
  try {
    await addPlainRows(owner)
    await asPlatform(db, (tx) => addYears(tx, yearInJakarta(at)))
    await addPosts(db, owner, at)
    await allowCopies(owner)
    for (let copy = 2; copy <= scale; copy++) await asPlatform(db, (tx) => addRegions(tx, copy))
    const members = await addMembers(db, people, at)
    if (members[0]) {
      await answerEverything(db, members[0], at)
      await addEvidence(db, members[0], at)
    }
    const curator = newcomerOf(SUMEDANG, 'curator')
    const ministry = newcomerOf(null, 'ministry')
    await addNewcomers(db, [curator, ministry], at)
    await tidyUp(owner)
    return { members, curator, ministry, questions: await listAnswered(db, 10, 200) }
  } finally {
    await Promise.all([owner.destroy(), db.destroy()])
  }
}

async function addMembers(db: Database, people: number, at: Date): Promise<readonly Member[]> {
  const newcomers = (await listRegions(db, people)).map((region) => newcomerOf(region, 'member'))
  await addNewcomers(db, newcomers, at)
  const members: Member[] = []
  const start = { instrument: INSTRUMENT, year: yearInJakarta(at), reuse: false, second: false }
  for (const newcomer of newcomers) {
    members.push({ ...newcomer, assessment: await startAssessment(db, newcomer.actor, start, at) })
  }
  return members
}

function newcomerOf(agency: { readonly code: string; readonly name: string } | null, role: Role): SignedIn {
  const post = {
    id: uuid(),
    role,
    agency: agency?.code ?? null,
    agencyName: agency?.name ?? null,
    province: null,
    unit: null,
  }
  const actor: Actor = { personId: uuid(), name: `${role} ${agency?.code ?? ''}`, language: 'id', memberships: [post] }
  return { actor, token: randomBytes(32).toString('base64url') }
}

const addNewcomers = (db: Database, newcomers: readonly SignedIn[], at: Date): Promise<void> =>
  asPlatform(db, async (tx) => {
    await insert(
      tx,
      'person',
      newcomers.map(({ actor }) => personRow(actor, at)),
    )
    await insert(
      tx,
      'membership',
      newcomers.map(({ actor }) => membershipRow(actor)),
    )
    await insert(
      tx,
      'session',
      newcomers.map(({ actor, token }) => sessionRow(actor, token, at)),
    )
  })

const personRow = ({ personId, name, language }: Actor, at: Date) => ({
  id: personId,
  email: `${personId}@bench.example`,
  name,
  password_hash: null,
  language,
  disabled_at: null,
  created_at: at,
})

function membershipRow({ personId, memberships: [post] }: Actor) {
  if (!post) throw new Error('everybody has a post')
  const { id, role, agency } = post
  const rest = { province_code: null, unit_id: null, valid_from: '2021-01-01', valid_until: null }
  return { id, person_id: personId, role, agency_id: agency, ...rest }
}

const sessionRow = ({ personId }: Actor, token: string, at: Date) => ({
  id_hash: hashOf(token),
  person_id: personId,
  user_agent: 'bench',
  address: '127.0.0.1',
  created_at: at,
  last_seen_at: at,
  expires_at: new Date(at.getTime() + DAY),
})

const DAY = 86_400_000

async function answerEverything(db: Database, { actor, assessment }: Member, at: Date): Promise<void> {
  for (let number = 1; number <= INDICATORS; number++) {
    const change = () => ({ value: 100 * (1 + (number % 5)), explanation: EXPLANATION })
    await saveAnswer(db, actor, assessment, number, { version: 0, change }, at)
  }
}

/** About as much as somebody writes who keeps it short. */
export const EXPLANATION =
  'Kebijakan internal telah ditetapkan dengan Peraturan Bupati dan memuat seluruh muatan yang diminta. ' +
  'Reviu dilakukan setiap tahun bersama perangkat daerah terkait; hasilnya dituangkan dalam laporan dan ditindaklanjuti.'
