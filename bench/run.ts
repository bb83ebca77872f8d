// npm run bench [-- --scale N]: how quick the real program is, beside a plain page that the same machine makes meanwhile.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadData } from '../src/commands/load-data.ts'
import { randomPassword } from '../src/commands/passwords.ts'
import { seedDemo } from '../src/commands/seed-demo.ts'
import { connect } from '../src/db/database.ts'
import { startEmbedded } from '../src/db/embedded.ts'
import { migrate } from '../src/db/migrate.ts'
import { fillBench, type Member } from './data.ts'
import { load } from './load.ts'
import { type Busy, compare, type Comparison } from './measure.ts'
import { postmasterIn } from './starts.ts'

const { scale } = asked()
