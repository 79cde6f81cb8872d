import type { SendMailOptions } from 'nodemailer';
import type { Mail } from '../../ports';

/**
 * A mail with its headers. The event id is the Message-ID, and once more in a header of its own, because SES gives every
 * mail a new Message-ID: whoever receives one twice can tell.
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
      'X-Mostrador-Event': mail.eventId,
      // Keeps out-of-office replies away (RFC 3834).
      'Auto-Submitted': 'auto-generated',
    },
    // Whatever a text says, no file and no address is read for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
