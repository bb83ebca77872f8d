export { mailInvitations } from './letters.ts'
export { openInvitations } from './listing.ts'
