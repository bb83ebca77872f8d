import { accounts } from './features/accounts/routes.ts'
import { agencies } from './features/agencies/routes.ts'
import { assessments } from './features/assessments/routes.ts'
import { calculator } from './features/calculator/routes.ts'
import { data } from './features/data/routes.ts'
import { desk } from './features/desk/routes.ts'
import { home } from './features/home/routes.ts'
import { instruments } from './features/instruments/routes.ts'
import { practices } from './features/practices/routes.ts'
import type { Room } from './web/types.ts'

/** The table of contents: every room of the house. */
export const rooms: readonly Room[] = [
  home, // /
  instruments, // /instrumen
  calculator, // /kalkulator, /api/v1/scores
  agencies, // /daerah, /bandingkan
  practices, // /praktik
  data, // /data
  accounts, // /masuk, /keluar, /akun
  desk, // /kerja
  assessments, // /penilaian
]
