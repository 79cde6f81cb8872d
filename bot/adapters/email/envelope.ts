import type { SendMailOptions } from 'nodemailer';
import type { Mail } from '../../ports';

/**
 * A mail with its headers. The event id is the Message-ID, and once more in a header of its own, because SES gives every
 * mail a new Message-ID: whoever receives one twice can tell.
 */
export function envelope(mail: Mail, from: string): SendMailOptions {
  const domain = /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    to: [...mail.to],
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    messageId: `<${mail.eventId}@${domain}>`,
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
