import { emailAddress, emailAddressesIn } from '../../../bot/text/email-address';

describe('an e-mail address', () => {
  it.each([
    ['eva@example.com', 'eva@example.com'],
    ["o'brien@example.com", "o'brien@example.com"],
    ['Eva.Lopez+casa@correo.example.com', 'Eva.Lopez+casa@correo.example.com'],
    ['ana@müller.example', 'ana@xn--mller-kva.example'],
    ['ana@EXAMPLE.com', 'ana@example.com'],
    ['ana@例え.テスト', 'ana@xn--r8jz45g.xn--zckzah'],
    ['a@b-c.es', 'a@b-c.es'],
  ])('%s is mailed to at %s', (text, address) => {
    expect(emailAddress(text)).toBe(address);
  });

  it.each([
    ...['', '@', 'eva', 'eva@', '@example.com', 'eva@example', 'a@b@example.com', 'eva @example.com', 'eva@example..com'],
    ...[
      'josé.pérez@example.com',
      '.eva@example.com',
      'eva.@example.com',
      'e..va@example.com',
      'eva@-example.com',
      'eva@127.0.0.1',
    ],
    ...['eva@example.com/x', 'eva@example.com:25', 'eva@exa_mple.com', 'eva@example.c', `${'a'.repeat(65)}@example.com`],
    ...['eva@example.com\nbcc:x@y.example', 'eva@exam%70le.com', 'eva@例え。com/', `a@${'b'.repeat(250)}.com`],
  ])('is not %p', (text) => {
    expect(emailAddress(text)).toBeUndefined();
  });
});

describe('the addresses in a text', () => {
  it.each([
    ['soy Eva, eva@example.com.', ['eva@example.com']],
    ["escríbeme a 'eva@example.com'!", ['eva@example.com']],
    ['correo:eva@example.com;gracias', ['eva@example.com']],
    ['Eva <eva@example.com>', ['eva@example.com']],
    ['eva@example.com o luis@example.com', ['eva@example.com', 'luis@example.com']],
    ["it's o'brien@example.com, thanks", ["o'brien@example.com"]],
    ['mi correo es ana@müller.example', ['ana@xn--mller-kva.example']],
    ['nada', []],
  ])('%p: %j', (text, addresses) => {
    expect(emailAddressesIn(text)?.map(({ address }) => address)).toEqual(addresses);
  });

  it.each(['josé.pérez@example.com', 'soy ñoño@example.com', 'eva@example.com y @luis', 'eva@ejemplo', 'a@b@example.com'])(
    'are none that can be trusted in %p, where one is no address as a whole',
    (text) => {
      expect(emailAddressesIn(text)).toBeUndefined();
    },
  );

  it('stand where they were written', () => {
    const text = 'mi correo es ana@müller.example.';
    const [found] = emailAddressesIn(text) ?? [];
    expect(text.slice(found?.start, found?.end)).toBe('ana@müller.example');
  });

  it('are found in time that grows with the text, whatever it is', () => {
    for (const text of ['a@'.repeat(1_000), '@'.repeat(2_000), `${'a.'.repeat(1_000)}@x`, `x@${'a-'.repeat(1_000)}`]) {
      expect(emailAddressesIn(text)).toBeUndefined();
    }
  });
});
