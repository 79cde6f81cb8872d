import { Transform } from 'node:stream';
import { createTransport } from 'nodemailer';
import { MostradorError } from '../../model/errors';
import type { Mailer } from '../../ports';
import { envelope } from './envelope';

export interface SmtpMailerOptions {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  readonly url: string;
  readonly from: string;
  /** Time limits in milliseconds: for each step until the server has the whole mail, and for the whole delivery. */
  readonly stepMs?: number;
  readonly totalMs?: number;
}

const STEP_MS = 5_000;
/** The time until the server has the whole mail, in steps. */
const STEPS_BEFORE = 2;
/** Less than the outbox worker has left when it takes its last item. */
const TOTAL_MS = 15_000;

/**
 * Sends each mail through an SMTP server over a new connection. Servers other than this machine must support TLS.
 *
 * @throws MostradorError FORBIDDEN when the server permanently rejects the mail (its address or its content, 5xx);
 * UNAVAILABLE with `ambiguous` when it was given the whole mail and did not confirm it; any other error may be temporary
 */
export function smtpMailer({ url, from, stepMs = STEP_MS, totalMs = TOTAL_MS }: SmtpMailerOptions): Mailer {
  const { hostname, protocol } = new URL(url);
  const options = {
    url,
    requireTLS: protocol === 'smtp:' && !isThisMachine(hostname),
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    dnsTimeout: stepMs,
    // Servers that look into a mail before they confirm it are given the rest of the time: to leave earlier means to send
    // it again (RFC 5321, 4.5.3.2.6).
    socketTimeout: totalMs,
  };
  return {
    send: async (mail) => {
      const transport = createTransport(options);
      let isHandedOver = false;
      transport.use('stream', ({ message }, next) => {
        message.transform(() => passing(() => (isHandedOver = true)));
        next();
      });
      const timers: NodeJS.Timeout[] = [];
      // A server that sends one byte a second keeps every single step within its limit.
      const tooLate = new Promise<never>((_, reject) => {
        const giveUp = (ms: number) => reject(new Error(`The mail server took longer than ${ms} ms.`));
        const handOverMs = STEPS_BEFORE * stepMs;
        timers.push(setTimeout(() => isHandedOver || giveUp(handOverMs), handOverMs));
        timers.push(setTimeout(() => giveUp(totalMs), totalMs));
      });
      try {
        await Promise.race([transport.sendMail(envelope(mail, from)), tooLate]);
      } catch (error) {
        if (isForGood(error)) {
          const extra = isUnknownAddress(error) ? { unknownAddress: true } : {};
          throw new MostradorError('FORBIDDEN', describe(error), extra, { cause: error });
        }
        throw isHandedOver && !isReply(error) ? unconfirmed(error) : error;
      } finally {
        for (const timer of timers) clearTimeout(timer);
        transport.close();
      }
    },
  };
}

/** A stream that changes nothing, and says when everything has gone through. */
function passing(onEnd: () => void): Transform {
  return new Transform({
    transform: (chunk, _encoding, next) => next(null, chunk),
    flush: (next) => {
      onEnd();
      next();
    },
  });
}

function unconfirmed(cause: unknown): MostradorError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new MostradorError('UNAVAILABLE', `The mail may have arrived: ${reason}`, { ambiguous: true }, { cause });
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

/** Whether the server said what it thinks of the mail. */
function isReply(error: unknown): boolean {
  return error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 400;
}

function describe(error: unknown): string {
  return `The mail server refuses it: ${error instanceof Error ? error.message : String(error)}`;
}
