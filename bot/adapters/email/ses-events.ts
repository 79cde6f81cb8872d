import * as z from 'zod';
import type { ReturnKind } from '../../model/ticket';
import { EVENT_HEADER } from './envelope';

/** Mail that came back for good, as SES tells of it. */
export interface MailEvent {
  readonly kind: ReturnKind;
  readonly addresses: readonly string[];
  /** The event id of the mail; absent when the mail was not ours. */
  readonly eventId?: string;
}

const mail = z.object({ headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]) });
const recipients = z.array(z.object({ emailAddress: z.string() }));

/** Events of SES through EventBridge; fields that we do not read may change. */
const sesEvent = z.object({
  source: z.literal('aws.ses'),
  detail: z.discriminatedUnion('eventType', [
    z.object({
      eventType: z.literal('Bounce'),
      mail,
      bounce: z.object({ bounceType: z.string(), bouncedRecipients: recipients }),
    }),
    z.object({ eventType: z.literal('Complaint'), mail, complaint: z.object({ complainedRecipients: recipients }) }),
  ]),
});

/** Whether an event claims to come from SES. */
export function isSesEvent(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'source' in event && event.source === 'aws.ses';
}

/**
 * Reads an event of SES.
 *
 * @returns undefined for a bounce that may pass: a full mailbox, a server that is down
 * @throws ZodError when it is none that we know
 */
export function readSesEvent(event: unknown): MailEvent | undefined {
  const { detail } = sesEvent.parse(event);
  const id = detail.mail.headers.find(({ name }) => name.toLowerCase() === EVENT_HEADER.toLowerCase())?.value.trim();
  const from = id === undefined ? {} : { eventId: id };
  if (detail.eventType === 'Complaint')
    return { kind: 'complaint', addresses: bare(detail.complaint.complainedRecipients), ...from };
  if (detail.bounce.bounceType !== 'Permanent') return undefined;
  return { kind: 'bounce', addresses: bare(detail.bounce.bouncedRecipients), ...from };
}

/** The addresses without the names that may stand before them. */
function bare(recipients: readonly { readonly emailAddress: string }[]): readonly string[] {
  return recipients.map(({ emailAddress }) => /<([^<>]+)>\s*$/.exec(emailAddress)?.[1] ?? emailAddress.trim());
}
