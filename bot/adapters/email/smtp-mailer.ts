import { createTransport } from 'nodemailer';
import { MostradorError } from '../../model/errors';
import type { Mailer } from '../../ports';
import { envelope } from './envelope';

export interface SmtpMailerOptions {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  readonly url: string;
  readonly from: string;
  /** Time limits in milliseconds, for each step and for the whole delivery. */
  readonly stepMs?: number;
  readonly totalMs?: number;
}

const STEP_MS = 5_000;
/** Less than the outbox worker has left when it takes its last item. */
const TOTAL_MS = 15_000;

/**
 * Sends each mail through an SMTP server over a new connection. Servers other than this machine must support TLS.
 *
 * @throws MostradorError FORBIDDEN when the server permanently rejects the mail (its address or its content, 5xx); any
 * other error may be temporary
 */
export function smtpMailer({ url, from, stepMs = STEP_MS, totalMs = TOTAL_MS }: SmtpMailerOptions): Mailer {
  const { hostname, protocol } = new URL(url);
  const options = {
    url,
    requireTLS: protocol === 'smtp:' && !isThisMachine(hostname),
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
    dnsTimeout: stepMs,
  };
  return {
    send: async (mail) => {
      const transport = createTransport(options);
      let timer: NodeJS.Timeout | undefined;
      // A server that sends one byte a second keeps every single step within its limit.
      const tooLate = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`The mail server took longer than ${totalMs} ms.`)), totalMs);
      });
      try {
        await Promise.race([transport.sendMail(envelope(mail, from)), tooLate]);
      } catch (error) {
        if (!isForGood(error)) throw error;
        const extra = isUnknownAddress(error) ? { unknownAddress: true } : {};
        throw new MostradorError('FORBIDDEN', describe(error), extra, { cause: error });
      } finally {
        clearTimeout(timer);
        transport.close();
      }
    },
  };
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

/**
 * A 5xx response to the addresses or to the text. A rejected login does not count: it is a setting that somebody can
 * correct.
 */
function isForGood(error: unknown): error is Error & { readonly responseCode: unknown } {
  if (!(error instanceof Error) || !('code' in error) || !('responseCode' in error)) return false;
  return (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') && Number(error.responseCode) >= 500;
}

/** RFC 5321: no such mailbox, or its name is not allowed. */
const UNKNOWN_ADDRESS = new Set([550, 551, 553]);

/**
 * A response to RCPT that the address does not exist. Servers also say 550 to what they do not like about the sender; then
 * their enhanced code (RFC 3463) is 5.7.x, and only 5.1.x and 5.2.1 are about the address.
 */
function isUnknownAddress(error: Error & { readonly responseCode?: unknown }): boolean {
  const { command, response } = error as { readonly command?: unknown; readonly response?: unknown };
  if (command !== 'RCPT TO') return false;
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(String(response))?.[1];
  if (enhanced !== undefined) return /^5\.(1\.\d+|2\.1)$/.test(enhanced);
  return UNKNOWN_ADDRESS.has(Number(error.responseCode));
}

function describe(error: unknown): string {
  return `The mail server refuses it: ${error instanceof Error ? error.message : String(error)}`;
}
