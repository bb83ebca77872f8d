import t from 'tap'
import { post } from '../../src/features/webhooks/post.ts'
import { isPublicAddress } from '../../src/web/public-address.ts'
import { aReceiver } from '../support/receiver.ts'

t.test('addresses of the internet are told from those of closed networks', async (t) => {
  for (const open of ['8.8.8.8', '103.28.12.1', '172.32.0.1', '2404:8000::1', '2a00:1450:4001::8a'])
    t.ok(isPublicAddress(open), open)
  const closed = [
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.9.9.9',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
    ],
    ...['192.168.1.1', '198.19.0.1', '203.0.113.9', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fd12::1'],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      '2001:db8::1',
      'ff02::1',
      'dasbor.go.id',
      '',
    ],
  ]
  for (const address of closed) t.notOk(isPublicAddress(address), address)
})

t.test('a name that leads into our own network is not followed', async (t) => {
  const receiver = await aReceiver(t)
  const { port } = new URL(receiver.url)
  const sent = { body: '{}', headers: {}, timeout: 2_000, loopback: false }
  t.same(await post({ ...sent, url: `http://localhost:${port}/` }), { trouble: 'private' })
  t.same(await post({ ...sent, url: receiver.url }), { trouble: 'private' })
  t.same(receiver.told, [])
  t.same(await post({ ...sent, url: `http://localhost:${port}/`, loopback: true }), { status: 204 })
  t.same(await post({ ...sent, url: 'http://tidak-ada.invalid/' }), { trouble: 'unreachable' })
  t.equal(receiver.told.length, 1)
})
