import { isSignedBy, readSignature, type SignedParts, type Signee } from '../../../../infra/local/signed/signature';

/** The requests and signatures of AWS's own test suite for Signature Version 4, with its example key. */
const SIGNEE: Signee = {
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  region: 'us-east-1',
  service: 'service',
};
const SIGNED_AT = new Date('2015-08-30T12:36:00Z');

function authorization(signature: string, signedHeaders = 'host;x-amz-date'): string {
  const credential = 'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request';
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

interface Vector {
  readonly method: string;
  readonly target: string;
  readonly signature: string;
  readonly type?: string;
  readonly body?: string;
}

const VECTORS: readonly (readonly [string, Vector])[] = [
  ['get-vanilla', { method: 'GET', target: '/', signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31' }],
  [
    'get-vanilla-query-order-key-case',
    {
      method: 'GET',
      target: '/?Param2=value2&Param1=value1',
      signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    },
  ],
  [
    'post-vanilla',
    { method: 'POST', target: '/', signature: '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b' },
  ],
  [
    'post-x-www-form-urlencoded',
    {
      method: 'POST',
      target: '/',
      signature: 'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
      type: 'application/x-www-form-urlencoded',
      body: 'Param1=value1',
    },
  ],
];

function partsOf({ method, target, type, signature }: Vector): SignedParts {
  return {
    method,
    target,
    headers: {
      host: 'example.amazonaws.com',
      'x-amz-date': '20150830T123600Z',
      ...(type === undefined ? {} : { 'content-type': type }),
      authorization: authorization(signature, type === undefined ? undefined : 'content-type;host;x-amz-date'),
    },
  };
}

async function isTaken(vector: Vector, changes: Partial<SignedParts> = {}, signee = SIGNEE): Promise<boolean> {
  const parts = { ...partsOf(vector), ...changes };
  const claim = readSignature(parts.headers, signee, SIGNED_AT);
  return typeof claim !== 'string' && isSignedBy(signee, claim, parts, Buffer.from(vector.body ?? ''));
}

describe.each(VECTORS)('the signature of AWS for %s', (_name, vector) => {
  it('is taken', async () => {
    expect(await isTaken(vector)).toBe(true);
  });

  it('is refused for another path, query, method or body, and with another secret', async () => {
    expect(await isTaken(vector, { target: '/other' })).toBe(false);
    expect(await isTaken(vector, { target: '/?Param1=other' })).toBe(false);
    expect(await isTaken(vector, { method: 'PUT' })).toBe(false);
    expect(await isTaken({ ...vector, body: 'other' })).toBe(false);
    const credentials = { ...SIGNEE.credentials, secretAccessKey: 'another' };
    expect(await isTaken(vector, {}, { ...SIGNEE, credentials })).toBe(false);
  });
});

describe('headers are refused before the body is read', () => {
  const good = partsOf(VECTORS[0]?.[1] ?? fail()).headers;
  const read = (headers: object, now = SIGNED_AT) => readSignature({ ...good, ...headers }, SIGNEE, now);
  const withAuthorization = (from: string | RegExp, to: string) => ({ authorization: good.authorization?.replace(from, to) });

  it.each([
    ['without a signature', { authorization: undefined }, 'MissingAuthenticationTokenException'],
    ['with a bearer token', { authorization: 'Bearer x' }, 'MissingAuthenticationTokenException'],
    ['with half of one', { authorization: 'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE' }, 'IncompleteSignatureException'],
    ['without a date', { 'x-amz-date': undefined }, 'IncompleteSignatureException'],
    ['with a date in words', { 'x-amz-date': 'Sun, 30 Aug 2015 12:36:00 GMT' }, 'IncompleteSignatureException'],
    ['with a date that is none', { 'x-amz-date': '20150830T996199Z' }, 'InvalidSignatureException'],
    ['with a date of another day', { 'x-amz-date': '20150829T123600Z' }, 'InvalidSignatureException'],
    ['with another key', withAuthorization('AKIDEXAMPLE', 'AKIDOTHER'), 'UnrecognizedClientException'],
    ['for another region', withAuthorization('us-east-1', 'eu-west-1'), 'InvalidSignatureException'],
    ['for another service', withAuthorization('/service/', '/lambda/'), 'InvalidSignatureException'],
    ['for another day', withAuthorization('20150830', '20150831'), 'InvalidSignatureException'],
    ['that leave the host unsigned', withAuthorization('host;', ''), 'IncompleteSignatureException'],
    ['that leave the operation unsigned', { 'x-amz-target': 'Scan' }, 'IncompleteSignatureException'],
  ])('%s', (_how, headers, fault) => {
    expect(read(headers)).toBe(fault);
  });

  it('five minutes after the time of signing, or before it', () => {
    const at = (minutes: number) => read({}, new Date(SIGNED_AT.getTime() + minutes * 60_000));
    expect(at(4.9)).toMatchObject({ signedAt: SIGNED_AT });
    expect(at(-4.9)).toMatchObject({ signedAt: SIGNED_AT });
    expect(at(5.1)).toBe('InvalidSignatureException');
    expect(at(-5.1)).toBe('InvalidSignatureException');
  });
});

function fail(): never {
  throw new Error('There is no such vector.');
}
