import type { IncomingMessage } from 'node:http';

/** Maximum payload of a synchronous Lambda invocation, for event and response each, in bytes. */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/**
 * Reads a request's body; returns `too_large` as soon as it exceeds the limit, and drops what came. The rest is still read,
 * so that the client sees the response.
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
