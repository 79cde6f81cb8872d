import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mailer } from '../../ports';
import { envelope } from './envelope';

export interface FileMailerOptions {
  /** Made where it is missing. */
  readonly directory: string;
  readonly from: string;
}

/** Writes each mail to `<event id>.eml` instead of sending it; the same event again is the same file. */
export function fileMailer({ directory, from }: FileMailerOptions): Mailer {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (mail) => {
      const { message } = await composer.sendMail(envelope(mail, from));
      const path = join(directory, `${fileName(mail.eventId)}.eml`);
      // Complete or not there at all, also for whoever looks while it is written.
      const draft = `${path}.${randomUUID()}.draft`;
      await mkdir(directory, { recursive: true });
      await writeFile(draft, message);
      await rename(draft, path);
    },
  };
}

/** The event id itself, unless it holds what a file name must not. */
function fileName(eventId: string): string {
  return eventId.replace(/[^\w.#-]/gu, encodeURIComponent);
}
