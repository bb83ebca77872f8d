/** An answer that a unit works on: begun, handed in, sent back with a request, accepted. */
export type HandoverState = 'draft' | 'handedIn' | 'asked' | 'accepted'

/** Which step leads where; a step that is not here cannot be taken. */
const steps = {
  handIn: { draft: 'handedIn', asked: 'handedIn' },
  ask: { handedIn: 'asked', accepted: 'asked' },
  accept: { handedIn: 'accepted' },
  reopen: { accepted: 'draft' },
} as const satisfies Record<string, Partial<Record<HandoverState, HandoverState>>>

export type HandoverStep = keyof typeof steps

/** The state after a step, or null where the step cannot be taken. */
export function afterHandover(state: HandoverState, step: HandoverStep): HandoverState | null {
  const from: Partial<Record<HandoverState, HandoverState>> = steps[step]
  return from[state] ?? null
}

export interface Task {
  readonly unitId: string
  /** A calendar day in Jakarta; null without one. */
  readonly dueOn: string | null
  readonly state: HandoverState
}

/** Whether it still waits for the unit. */
export const isOpen = ({ state }: Pick<Task, 'state'>): boolean => state === 'draft' || state === 'asked'

/** Late from the day after the due day on, while it still waits for the unit. */
export const isLate = (task: Pick<Task, 'dueOn' | 'state'>, today: string): boolean =>
  isOpen(task) && task.dueOn !== null && task.dueOn < today

export interface Begun {
  /** Hundredths; null where no value was chosen. */
  readonly value: number | null
  readonly explained: boolean
  /** Whether any evidence is attached. */
  readonly evidenced: boolean
}

export type Lack = 'value' | 'explanation' | 'evidence'

/** What an answer still lacks at a glance; level 1 is the floor and needs no evidence. */
export function lacksIn({ value, explained, evidenced }: Begun): readonly Lack[] {
  const lacks: Lack[] = []
  if (value === null) lacks.push('value')
  if (!explained) lacks.push('explanation')
  if (!evidenced && value !== 100) lacks.push('evidence')
  return lacks
}

export interface Workload {
  /** Late ones too. */
  readonly open: number
  readonly late: number
  readonly handedIn: number
  readonly accepted: number
}

/** How much each unit has, by its id. Each task counts as open, handed in or accepted, exactly one of them. */
export function workloads(tasks: readonly Task[], today: string): ReadonlyMap<string, Workload> {
  const units = Map.groupBy(tasks, ({ unitId }) => unitId)
  return new Map(
    [...units].map(([unit, own]) => [
      unit,
      {
        open: own.filter(isOpen).length,
        late: own.filter((task) => isLate(task, today)).length,
        handedIn: own.filter(({ state }) => state === 'handedIn').length,
        accepted: own.filter(({ state }) => state === 'accepted').length,
      },
    ]),
  )
}
