import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { cohortOf } from './src/domain/cohort.ts'
import { releasable, conjunctionsOf, holds } from './src/domain/suppression.ts'
import { releasableChanges } from './src/domain/comparable-years.ts'
const rows = parse(readFileSync('/tmp/wt/suppress/data/regions.csv'), { columns: true, bom: true }) as any[]
let seed = 7; const rnd = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648
const m = new Map<string, any>()
for (const r of rows) { if (r.autonomous !== '1') continue
 const c = cohortOf(r.type, r.population_2024_s2 ? Number(r.population_2024_s2) : null)
 const k = r.province_code + r.type + c; const a = m.get(k) ?? { province: r.province_code, type: r.type, cohort: c, counts: [0,0,0,0,0], both: 0, onlyThis: 0, onlyLast: 0 }
 const x = rnd(); const b = x < .08 ? 0 : x < .38 ? 1 : x < .78 ? 2 : x < .97 ? 3 : 4
 if (rnd() < .95) a.counts[b]++; const y = rnd(); if (y < .9) a.both++; else if (y < .97) a.onlyThis++; else a.onlyLast++
 m.set(k, a) }
const atoms = [...m.values()]
for (let i = 0; i < 1; i++) { let s = performance.now(); const r = releasable(atoms, 5); console.log('sums ms', performance.now() - s)
s = performance.now(); r.tellsPart({province:null,type:null,cohort:null}, 0); console.log('parts ms', performance.now() - s)
s = performance.now(); releasableChanges(atoms, 5); console.log('changes ms', performance.now() - s) }
const rel = releasable(atoms, 5), ch = releasableChanges(atoms, 5)
for (const c of conjunctionsOf(atoms)) { const parts = [0,1,2,3,4].map(p => { const n = atoms.reduce((s, a) => s + (holds(c, a) ? a.counts[p] : 0), 0); return rel.tellsPart(c, p) ? n : `(${n})` })
 if (rel.tells(c) ) console.log(JSON.stringify(c), parts.join(' '), ch.tells(c)) }
