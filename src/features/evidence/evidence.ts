export { type Attached, attach, attachedTo, detach } from './attaching.ts'
export { documentChoices } from './choosing.ts'
export { sweepEvidence } from './sweeping.ts'
export { openVault, type Vault } from './vault.ts'
