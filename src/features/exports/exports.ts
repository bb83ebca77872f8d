export { makeWaiting } from './making.ts'
