import { isPublicAddress } from '../../../../bot/adapters/webhook/public-address';
import { type Address, targetOf } from '../../../../bot/adapters/webhook/target';

describe('an address that a webhook may lead to', () => {
  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '192.0.1.1',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.255.255',
    '2606:4700::1111',
    '2a00:1450::1',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ['this network', '0.0.0.0'],
    ['loopback', '127.0.0.1'],
    ['the end of loopback', '127.255.255.254'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ["a provider's own", '100.64.0.1'],
    ["a provider's own, to its end", '100.127.255.255'],
    ['link-local', '169.254.0.1'],
    ["a cloud's metadata", '169.254.169.254'],
    ["another cloud's metadata", '100.100.100.200'],
    ["a third cloud's server", '168.63.129.16'],
    ['documentation', '192.0.2.1'],
    ['documentation', '203.0.113.7'],
    ['for measurements', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '250.1.1.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified v6', '::'],
    ['loopback v6', '::1'],
    ['mapped', '::ffff:127.0.0.1'],
    ['mapped, in hexadecimal', '::ffff:a9fe:a9fe'],
    ['mapped, of a public one', '::ffff:8.8.8.8'],
    ['compatible', '::127.0.0.1'],
    ['translated (NAT64)', '64:ff9b::7f00:1'],
    ['translated, local (NAT64)', '64:ff9b:1::a00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:4136:e378::'],
    ['unique local', 'fd00::1'],
    ["a cloud's metadata v6", 'fd00:ec2::254'],
    ['link-local v6', 'fe80::1'],
    ['link-local v6 with a zone', 'fe80::1%eth0'],
    ['multicast v6', 'ff02::1'],
    ['documentation v6', '2001:db8::1'],
    ['a name', 'localhost'],
    ['nothing', ''],
  ])('%s is not: %s', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

const resolves =
  (...addresses: readonly string[]) =>
  async (): Promise<readonly Address[]> =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('where a webhook leads', () => {
  test('is the address that its name had when it was looked at', async () => {
    const { url, to } = await targetOf('https://hooks.example.com/T0/B0', resolves('93.184.216.34'), false);
    expect([url.href, to]).toEqual(['https://hooks.example.com/T0/B0', { address: '93.184.216.34', family: 4 }]);
  });

  test.each([
    ['http://hooks.example.com/', ['93.184.216.34'], 'must begin with https://'],
    ['ftp://hooks.example.com/', ['93.184.216.34'], 'must begin with https://'],
    ['file:///etc/passwd', [], 'host without an address'],
    ['not an address', [], 'is no address'],
    ['https://user:password@hooks.example.com/', ['93.184.216.34'], 'name and password'],
    ['https://hooks.example.com/', [], 'host without an address'],
    ['https://hooks.example.com/', ['10.0.0.1'], 'not public'],
    ['https://hooks.example.com/', ['93.184.216.34', '127.0.0.1'], 'not public'],
    ['https://hooks.example.com/', ['::ffff:10.0.0.1'], 'not public'],
    ['https://127.0.0.1/', [], 'not public'],
    ['https://2130706433/', [], 'not public'],
    ['https://0x7f.1/', [], 'not public'],
    ['https://017700000001/', [], 'not public'],
    ['https://[::1]/', [], 'not public'],
    ['https://[::ffff:127.0.0.1]/', [], 'not public'],
    ['https://[64:ff9b::a9fe:a9fe]/', [], 'not public'],
    ['https://169.254.169.254/latest/meta-data/', [], 'not public'],
    ['https://localhost/', ['127.0.0.1'], 'not public'],
  ])('is refused for %s at %j: %s', async (address, found, why) => {
    await expect(targetOf(address, resolves(...found), false)).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      detail: expect.stringContaining(why),
    });
  });

  test('may be this machine where that is allowed, and still nothing else that is private', async () => {
    expect((await targetOf('http://localhost:9/', resolves('127.0.0.1'), true)).to.address).toBe('127.0.0.1');
    expect((await targetOf('http://127.0.0.1:9/', resolves(), true)).to.address).toBe('127.0.0.1');
    for (const address of ['10.0.0.1', '169.254.169.254', '192.168.1.1']) {
      await expect(targetOf(`https://${address}/`, resolves(), true)).rejects.toThrow('not public');
    }
    await expect(targetOf('http://hooks.example.com/', resolves('93.184.216.34'), true)).rejects.toThrow('https');
  });
});
