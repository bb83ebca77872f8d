import { BlockList, isIP } from 'node:net'

/** Networks that are nobody's on the internet: private, link-local, reserved, for documents, for many receivers. */
const CLOSED = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
]
/** Of the addresses of version 6 only these are given out, without those that hold another address. */
const OPEN_6 = '2000::/3'
const CLOSED_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const closed = listOf(CLOSED, 'ipv4')
const open6 = listOf([OPEN_6], 'ipv6')
const closed6 = listOf(CLOSED_6, 'ipv6')

/** Whether an address (without brackets) is one of the open internet; what is no address is not. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !closed.check(address, 'ipv4')
  return version === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}

/** Whether an address is this machine's own. */
export const isOwnAddress = (address: string): boolean => /^127\.\d+\.\d+\.\d+$|^::1$/.test(address)

function listOf(networks: readonly string[], version: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), version)
  }
  return list
}
