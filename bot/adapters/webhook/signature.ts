import { createHmac } from 'node:crypto';

/**
 * `v1=` and the HMAC-SHA256 (hex) of `<timestamp>.<body>`. The receiver computes the same with the shared secret, compares
 * in constant time, and rejects a timestamp that is minutes old.
 *
 * @param timestampSeconds since 1970
 * @param body byte for byte as it is sent
 */
export function signatureOf(secret: string, timestampSeconds: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestampSeconds}.${body}`, 'utf8').digest('hex')}`;
}
