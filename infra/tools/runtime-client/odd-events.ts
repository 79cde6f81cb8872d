import type { FunctionName } from '../../../functions/registry';
import { LOOPBACK } from '../../local/listen';

/** Kept short of the six megabytes that Lambda takes. */
const LARGE = 5_000_000;

/** What nobody should send to a function, by what it is. */
export const ODD_EVENTS: Readonly<Record<string, unknown>> = {
  nothing: null,
  'an empty object': {},
  'a list': [],
  'a text': 'hola',
  'another version': { version: '1.0', httpMethod: 'GET', path: '/v1/conversations' },
  'no request context': { version: '2.0', rawPath: '/v1/conversations' },
  'half a body': {
    version: '2.0',
    rawPath: '/v1/conversations',
    rawQueryString: '',
    headers: { 'content-type': 'application/json' },
    requestContext: { http: { method: 'POST', path: '/v1/conversations', sourceIp: LOOPBACK } },
    body: '{"language": "e',
    isBase64Encoded: true,
  },
  'five megabytes': { text: 'a'.repeat(LARGE) },
};

/** Functions that do the same for every event: to them, none of these is odd. */
export const WITHOUT_EVENT: ReadonlySet<string> = new Set<FunctionName>(['health', 'relay', 'watch', 'rollup']);
