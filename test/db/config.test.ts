import { resolve } from 'node:path'
import t, { type Test } from 'tap'
import { type Environment, readConfig } from '../../src/config.ts'

const database = 'postgres://app:secret@db.example:5432/lab'

t.test('with nothing set it is a demonstration on this machine only, with a database of its own', async (t) => {
  t.match(readConfig({}), {
    host: '127.0.0.1',
    port: 3000,
    dataDir: resolve('var'),
    databaseUrl: null,
    databaseOwnerUrl: null,
    baseUrl: null,
    demo: true,
    demoPassword: null,
    logLevel: 'info',
    secret: null,
    trustProxy: false,
    mail: null,
    reportLeast: 5,
  })
  t.same(readConfig({ HOST: '', PORT: ' ', DEMO: undefined }), readConfig({}), 'an empty variable is none')
})

t.test('nobody gets a demonstration by accident', async (t) => {
  t.equal(readConfig({ DATABASE_URL: database }).demo, false)
  t.equal(readConfig({ BASE_URL: 'https://lab.example.go.id' }).demo, false)
  t.equal(readConfig({ HOST: '0.0.0.0', BASE_URL: 'https://lab.example.go.id' }).demo, false)
  t.equal(readConfig({ DEMO: 'off' }).demo, false)
  t.equal(readConfig({ DATABASE_URL: database, DEMO: 'on' }).demo, true, 'but by asking')
  for (const host of ['localhost', '::1', '127.0.0.2']) t.equal(readConfig({ HOST: host }).demo, true, host)
})

t.test('a program open to the network knows the address people use', async (t) => {
  for (const host of ['0.0.0.0', '::', '10.1.2.3', 'lab.example.go.id', '127.evil.example']) {
    refuses(t, { HOST: host }, /^BASE_URL must say under which address .* HOST=/)
    t.equal(readConfig({ HOST: host, BASE_URL: 'https://lab.example.go.id/' }).baseUrl, 'https://lab.example.go.id')
  }
})

t.test('the owner’s address is the program’s unless it is given', async (t) => {
  t.equal(readConfig({ DATABASE_URL: database }).databaseOwnerUrl, database)
  const owner = 'postgresql://owner@db.example/lab'
  t.equal(readConfig({ DATABASE_URL: database, DATABASE_OWNER_URL: owner }).databaseOwnerUrl, owner)
  refuses(t, { DATABASE_OWNER_URL: owner }, /^DATABASE_OWNER_URL goes with DATABASE_URL/)
})

t.test('a bad value is refused in a sentence that names the variable', async (t) => {
  const bad: readonly [string, string][] = [
    ['PORT', '-1'],
    ['REPORT_LEAST', '2'],
    ['REPORT_LEAST', '5.5'],
    ['PORT', '65536'],
    ['PORT', '3000x'],
    ['PORT', '1e3'],
    ['HOST', 'http://127.0.0.1'],
    ['HOST', '127.0.0.1:3000'],
    ['DATABASE_URL', 'mysql://db.example/lab'],
    ['DATABASE_URL', 'lab'],
    ['DATABASE_URL', 'postgres://db.example/lab'],
    ['BASE_URL', 'lab.example.go.id'],
    ['BASE_URL', 'ftp://lab.example.go.id'],
    ['BASE_URL', 'https://lab.example.go.id/lab'],
    ['BASE_URL', 'https://lab.example.go.id/?q=1'],
    ['BASE_URL', 'https://user@lab.example.go.id'],
    ['DEMO', 'yes'],
    ['DEMO', 'ON'],
    ['LOG_LEVEL', 'verbose'],
    ['SECRET', 'short'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.1,proxy'],
    ['SMTP_URL', 'mail.example.go.id:587'],
    ['SMTP_URL', 'http://mail.example.go.id'],
    ['MAIL_FROM', 'Living Lab'],
    ['MAIL_FROM', 'Living Lab <lab>'],
    ['MAIL_FROM', 'Lab <lab@example.go.id>, Lain <lain@example.go.id>'],
  ]
  for (const [name, value] of bad) refuses(t, { [name]: value }, new RegExp(`^${name} must .*\\.$`))
})

t.test('a password never stands in a refusal', async (t) => {
  const said = message({ DATABASE_URL: 'mysql://app:hunter2hunter2@db.example/lab' })
  t.match(said, /^DATABASE_URL/)
  t.notMatch(said, /hunter2/)
  t.notMatch(message({ SECRET: 'hunter2' }), /hunter2/)
  t.notMatch(message({ SMTP_URL: 'mail://app:hunter2@mail.example' }), /hunter2/)
})

t.test('forwarded headers are believed as far as one says', async (t) => {
  t.equal(readConfig({ TRUST_PROXY: 'on' }).trustProxy, true)
  t.equal(readConfig({ TRUST_PROXY: 'off' }).trustProxy, false)
  t.equal(readConfig({ TRUST_PROXY: '2' }).trustProxy, 2)
  t.equal(readConfig({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy, '10.0.0.0/8,::1')
})

t.test('mail needs a server and a sender, or there is none', async (t) => {
  const SMTP_URL = 'smtp://app:secret@mail.example.go.id:587'
  const MAIL_FROM = 'Living Lab <lab@example.go.id>'
  t.same(readConfig({ SMTP_URL, MAIL_FROM }).mail, { smtpUrl: SMTP_URL, from: MAIL_FROM })
  t.equal(
    readConfig({ SMTP_URL: 'smtps://mail.example', MAIL_FROM: 'lab@example.go.id' }).mail?.from,
    'lab@example.go.id',
  )
  refuses(t, { SMTP_URL }, /^SMTP_URL goes with MAIL_FROM, which is not set\.$/)
  refuses(t, { MAIL_FROM }, /^MAIL_FROM goes with SMTP_URL, which is not set\.$/)
})

function message(environment: Environment): string {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    return error instanceof Error && error.name === 'ConfigError' ? error.message : `not a sentence: ${error}`
  }
}

function refuses(t: Test, environment: Environment, sentence: RegExp): void {
  t.match(message(environment), sentence, JSON.stringify(environment))
}
