import type { z } from 'zod'
import type { questionJson, wholeQuestion } from './api-schema.ts'

/** What the description of the API shows. */
export const aQuestion = {
  id: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c45',
  title: 'Bagaimana membagi tugas tim TTE di kecamatan?',
  kind: 'how',
  state: 'solved',
  visibility: 'public',
  agency: '32.04',
  agencyName: 'Kabupaten Bandung',
  tags: ['permenpanrb-59-2020.12'],
  answers: 1,
  votes: 3,
  askedAt: '2026-11-20T02:15:00.000Z',
  activeAt: '2026-11-23T07:40:00.000Z',
  basis: 'reported',
} satisfies z.output<typeof questionJson>

export const aWholeQuestion = {
  ...aQuestion,
  duplicateOf: null,
  person: null,
  body: 'Kami punya 42 kecamatan dan dua orang verifikator.',
  comments: [],
  items: [
    {
      id: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c46',
      agency: '32.05',
      agencyName: 'Kabupaten Garut',
      person: null,
      body: 'Camat menunjuk satu verifikator.',
      postedAt: '2026-11-21T03:00:00.000Z',
      editedAt: null,
      removed: null,
      basis: 'reported',
      accepted: true,
      votes: 2,
      worked: [],
      comments: [],
    },
  ],
} satisfies z.output<typeof wholeQuestion>
