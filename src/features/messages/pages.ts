import { page } from '../../web/pages.ts'

export interface OutboxItem {
  readonly id: string
  readonly subject: string
  readonly name: string
  readonly agency: string
  readonly madeAt: Date
  readonly state: string
  readonly tone: '' | 'good' | 'warn'
  readonly simulated: boolean
  readonly answered: boolean
  readonly text: string
  readonly whatsApp: string
  readonly about: string
  readonly mayLink: boolean
}

export interface OutboxProps {
  readonly mailIsOff: boolean
  readonly items: readonly OutboxItem[]
  readonly next: string | null
  readonly isFirst: boolean
}
export const outboxPage = page<OutboxProps>('messages/outbox')

export interface CopyProps {
  readonly name: string
  readonly subject: string
  readonly text: string
  readonly whatsApp: string
}
export const copyPage = page<CopyProps>('messages/copy')
