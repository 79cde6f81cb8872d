import type { IncomingMessage } from 'node:http';

/** Largest payload of a synchronous Lambda invocation, event and response each, in bytes. */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/**
 * Reads a request's body; `too_large` as soon as it passes the limit, without keeping what came.
 * The rest is still read off, so that the client gets to see the answer.
 */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | 'too_large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size <= limitBytes) chunks.push(bytes);
    else chunks.length = 0;
  }
  return size > limitBytes ? 'too_large' : Buffer.concat(chunks);
}
