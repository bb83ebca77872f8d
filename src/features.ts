import { accounts } from './features/accounts/routes.ts'
import { adoptions } from './features/adoptions/routes.ts'
import { agencies } from './features/agencies/routes.ts'
import { assessments } from './features/assessments/routes.ts'
import { calculator } from './features/calculator/routes.ts'
import { commonObstacles } from './features/common-obstacles/routes.ts'
import { data } from './features/data/routes.ts'
import { desk } from './features/desk/routes.ts'
import { documents } from './features/documents/routes.ts'
import { editing } from './features/editing/routes.ts'
import { evidence } from './features/evidence/routes.ts'
import { evidenceItems } from './features/evidence-items/routes.ts'
import { exports } from './features/exports/routes.ts'
import { feeds } from './features/feeds/routes.ts'
import { history } from './features/history/routes.ts'
import { home } from './features/home/routes.ts'
import { instruments } from './features/instruments/routes.ts'
import { library } from './features/library/routes.ts'
import { links } from './features/links/routes.ts'
import { messages } from './features/messages/routes.ts'
import { notifications } from './features/notifications/routes.ts'
import { practicesApi } from './features/practices/api.ts'
import { questions } from './features/questions/routes.ts'
import { reports } from './features/reports/routes.ts'
import { schedules } from './features/schedules/routes.ts'
import { search } from './features/search/routes.ts'
import { teams } from './features/teams/routes.ts'
import { tokens } from './features/tokens/routes.ts'
import { visits } from './features/visits/routes.ts'
import { webhooks } from './features/webhooks/routes.ts'
import { worksheet } from './features/worksheet/routes.ts'
import type { Room } from './web/types.ts'

/** The table of contents: every room of the house. */
export const rooms: readonly Room[] = [
  home, // /
  instruments, // /instrumen
  calculator, // /kalkulator, /api/v1/scores
  agencies, // /daerah, /bandingkan
  library, // /praktik
  documents, // /praktik/:slug/dokumen
  feeds, // /praktik/umpan.atom, /tanya/umpan.atom
  practicesApi, // /api/v1/practices
  editing, // /praktik/baru, /praktik/:slug/naskah, /tinjauan-praktik
  visits, // /kunjungan, /api/v1/visits
  schedules, // /laporan/tampilan
  search, // /cari, /tanya/serupa, /api/v1/search
  questions, // /tanya, /api/v1/questions, /kelola/tanya, /kelola/tag
  commonObstacles, // /penerapan/:id/kendala/:obstacle/tanya, /tanya/:id/penyelesaian, /kelola/kendala-umum
  data, // /data
  reports, // /laporan, /api/v1/reports
  exports, // /laporan.csv, .xlsx, .pdf, .json, /laporan/unduhan, /verifikasi
  accounts, // /masuk, /keluar, /akun
  tokens, // /akun/token
  webhooks, // /akun/webhook
  desk, // /kerja
  assessments, // /penilaian
  history, // /penilaian/:id/riwayat, /penilaian/:id/jejak
  teams, // /penilaian/:id/tugas, /penilaian/:id/indikator/:number/diskusi
  evidenceItems, // /penilaian/:id/bukti, /penilaian/:id/indikator/:number/bukti/:item, …/tingkat/:level
  evidence, // /bukti, /api/v1/evidence
  worksheet, // /penilaian/:id/unduh.xlsx, /penilaian/:id/impor
  messages, // /kotak-keluar
  notifications, // /notifikasi
  links, // /tautan
  adoptions, // /penerapan
]
