import type { InstrumentItem, InstrumentTree } from './schema.ts'

/** What the description of the API shows: one aspect with one indicator and one level stand for all. */
export const anInstrument: InstrumentItem = {
  id: 'permenpanrb-59-2020',
  version: 1,
  sha256: '3f1c7a5b0e9d4c2f8a6b1d0e5c7f9a2b4d6e8f0a1c3e5b7d9f1a3c5e7b9d1f3a',
  title: 'Evaluasi SPBE',
  titleEn: 'Evaluation of electronic government (SPBE)',
  regulation: 'PermenPANRB 59/2020',
  status: 'superseded',
  supersededBy: 'permenpanrb-8-2026',
  provisional: false,
  validFrom: null,
  validTo: null,
  indicatorCount: 47,
}

const bukti = {
  id: 'I01.3.1',
  text: 'Peraturan Bupati tentang arsitektur SPBE',
  textEn: 'Regulation on the architecture',
}

export const anInstrumentTree: InstrumentTree = {
  ...anInstrument,
  lowest: '1.00',
  highest: '5.00',
  step: '1',
  predicates: [{ label: 'Baik', labelEn: 'Good', from: '2.60', below: '3.50' }],
  rules: [
    { id: 'R1', text: 'Nilai tanpa bukti dukung adalah tingkat 1.', textEn: 'No evidence: level 1.', appliesTo: [1] },
  ],
  domains: [{ code: 'D1', title: 'Kebijakan SPBE', titleEn: 'Policy', weight: '13', weightBp: 1_300 }],
  aspects: [
    {
      code: 'A1',
      title: 'Kebijakan tata kelola SPBE',
      titleEn: 'Policy of governance',
      weight: '13',
      weightBp: 1_300,
      domain: 'D1',
      indicators: [
        {
          number: 1,
          code: 'I01',
          title: 'Kebijakan internal arsitektur SPBE',
          titleEn: 'Internal policy on the architecture',
          weight: '1.3',
          weightBp: 130,
          officialName: null,
          question: 'Sejauh mana kebijakan arsitektur SPBE ditetapkan?',
          questionEn: 'How far is the policy on the architecture in force?',
          guidance: '',
          guidanceEn: '',
          suggestedUnits: ['Dinas Komunikasi dan Informatika'],
          levelType: 'capability',
          externalIndex: null,
          criteriaConfidence: 'high',
          namesService: false,
          levels: [
            {
              level: 3,
              label: 'Terstandardisasi',
              labelEn: 'Standardised',
              criteria: 'Kebijakan telah ditetapkan dan mengatur seluruh perangkat daerah.',
              criteriaEn: 'The policy is in force for all units.',
              evidence: [bukti],
            },
          ],
        },
      ],
    },
  ],
  provenance: {
    compiled: '2026-10-01',
    ownWording: true,
    officialTextRead: true,
    primary: ['PermenPANRB 59/2020'],
    secondary: [],
    verified: [],
    corroborated: [],
    corroboration: null,
    authorSuggestions: [],
    unsure: [],
    conflicts: [],
  },
}
