import { spawnSync } from 'node:child_process'
import { cp, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { loadData } from '../../src/commands/load-data.ts'
import { DataError } from '../../src/domain/errors-data.ts'
import { aDataFolder, loadedRows, versionOf } from '../support/data-folder.ts'
import { aDatabase, NOW } from '../support/database.ts'

const FILE = 'instruments/permenpanrb-59-2020.json'

t.test('what is wrong in a file is named with file and place, and nothing is written', async (t) => {
  const { db } = await aDatabase(t)
  const [rows, version] = [await loadedRows(db), await versionOf(db)]
  const wrong: readonly [string, string, string, RegExp][] = [
    [
      FILE,
      '"weightBp": 130,',
      '"weightBp": 140,',
      /^data\/instruments\/permenpanrb-59-2020\.json: domains\[0\]\.aspects\[0\] \(A1\): weights of its indicators sum to 1310, not 1300/m,
    ],
    [FILE, '{', '[', /^data\/instruments\/permenpanrb-59-2020\.json: file: is not JSON/],
    [
      'spbe-index.csv',
      '2019,2.46',
      '2019,5.01',
      /^data\/spbe-index\.csv: line \d+: index: is not an index from 1 to 5/,
    ],
    ['spbe-index.csv', '2019,2.46', '2019,2.465', /^data\/spbe-index\.csv: line \d+: index: /],
    [
      'spbe-index.csv',
      '2019,2.46',
      '2020,2.46',
      /^data\/spbe-index\.csv: line \d+: agency 32\.11 2020 stands on line \d+ already/,
    ],
    [
      'spbe-index.csv',
      '2024,4.51,Memuaskan',
      '2024,4.51,Baik',
      /^data\/spbe-index\.csv: line \d+: predicate: 4\.51 is Memuaskan, not Baik/,
    ],
    [
      'spbe-index.csv',
      '32.11,Kabupaten Sumedang,2019',
      '32.99,Kabupaten Sumedang,2019',
      /^data\/spbe-index\.csv: line \d+: region_code: 32\.99 is no known agency/,
    ],
    [
      'spbe-index.csv',
      'Rata-rata pemerintah kota,',
      'Rata-rata pemerintah desa,',
      /^data\/spbe-index\.csv: line \d+: level: .*no average/,
    ],
    ['regions.csv', '\n12,provinsi', '\n11,provinsi', /^data\/regions\.csv: line \d+: 11 stands on line 2 already/],
    ['regions.csv', 'code,level', 'kode,level', /^data\/regions\.csv: line 2: code: /],
    ['timezones.csv', ',WIT,', ',WIX,', /^data\/timezones\.csv: line \d+: zone: /],
    ['timezones.csv', '\n11,Aceh,', '\n12,Aceh,', /^data\/timezones\.csv: line 2: province_code: 12 is not Aceh/],
    ['outcomes.csv', ',naik,', ',maju,', /^data\/outcomes\.csv: line 2: good_direction: /],
    ['outcomes.csv', '32.11,', '"32.11,', /^data\/outcomes\.csv: line \d+: /],
    ['practices.json', '"e-office"', '"E-Office"', /^data\/practices\.json: practices\[0\]\.slug: /],
    [
      'practices.json',
      '"indicators": [',
      '"indicators": [48, ',
      /^data\/practices\.json: practices\[0\]\.indicators \(e-office\): 48 is unknown/,
    ],
  ]
  for (const [file, from, to, message] of wrong) {
    const data = await aDataFolder(t)
    // The regions differ as well: a load that stops half way would have written them.
    await data.edit('regions.csv', 'Kabupaten Garut', 'Kabupaten Garut Baru')
    await data.edit(file, from, to)
    await t.rejects(loadData(db, data.path, NOW), { name: 'DataError', message }, `${file}: ${to}`)
  }
  t.equal(await loadedRows(db), rows)
  t.equal(await versionOf(db), version)
})

t.test('a missing file is named', async (t) => {
  const { db } = await aDatabase(t)
  for (const file of ['outcomes.csv', 'practices.json', 'instruments']) {
    const data = await aDataFolder(t)
    await rm(join(data.path, file), { recursive: true })
    const error = await loadData(db, data.path, NOW).catch((error: unknown) => error)
    t.ok(error instanceof DataError && error.message.startsWith(`data/${file}: `), `${error}`)
  }
})

t.test('a start with a wrong weight stops with file and place', async (t) => {
  const { appUrl, ownerUrl } = await aDatabase(t)
  const data = await aDataFolder(t)
  await data.edit(FILE, '"weightBp": 130,', '"weightBp": 140,')
  const root = join(data.path, '..')
  const repository = join(import.meta.dirname, '../..')
  for (const name of ['src', 'migrations', 'locales', 'views', 'static', 'package.json']) {
    await cp(join(repository, name), join(root, name), { recursive: true })
  }
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'))
  const env = {
    ...process.env,
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATA_DIR: join(root, 'var'),
    PORT: '0',
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/start.mjs'], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  t.equal(status, 1)
  t.match(
    stderr,
    /^data\/instruments\/permenpanrb-59-2020\.json: domains\[0\]\.aspects\[0\] \(A1\): weights of its indicators sum to 1310, not 1300/m,
  )
  t.notMatch(stderr, /^\s+at /m, 'sentences, no stack')
  t.equal(stdout, '', 'no address was printed')
})
