import type { SendMailOptions } from 'nodemailer';
import type { Mail } from '../../ports';

/** Names the mail's event id; SES sends it back with what it says of the mail. */
export const EVENT_HEADER = 'X-Mostrador-Event';

/**
 * A mail with its headers. The event id is the Message-ID and also a header of its own, because SES replaces the
 * Message-ID: receivers can recognise duplicates in any case.
 */
export function envelope(mail: Mail, from: string): SendMailOptions {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  const domain = /@([\w.-]+)$/.exec(address)?.[1] ?? 'localhost';
  const idOf = (eventId: string) => `<${eventId}@${domain}>`;
  return {
    from: mail.fromName === undefined ? from : { name: mail.fromName, address },
    to: [...mail.to],
    ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    messageId: idOf(mail.eventId),
    ...(mail.follows === undefined ? {} : { inReplyTo: idOf(mail.follows), references: idOf(mail.follows) }),
    headers: {
      [EVENT_HEADER]: mail.eventId,
      // Prevents out-of-office replies (RFC 3834).
      'Auto-Submitted': 'auto-generated',
    },
    // Whatever the text contains, no file and no address is read.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
