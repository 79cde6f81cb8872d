import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { ErasureStore, Mailer } from '../../ports';
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
      await mkdir(directory, { recursive: true, mode: 0o700 });
      // Customers' words: for nobody else on this machine.
      await writeFile(draft, message, { mode: 0o600 });
      await rename(draft, path);
    },
  };
}

/** Forgets the mails that were written about a conversation: their events bear its id, or that of one of its tickets. */
export function fileMailEraser(directory: string): ErasureStore {
  return {
    eraseConversation: async (id) => {
      const files = await readdir(directory).catch((): string[] => []);
      const own = files.filter((file) => [`${fileName(id)}.`, `${fileName(id)}#`].some((start) => file.startsWith(start)));
      await Promise.all(own.map((file) => rm(join(directory, file), { force: true })));
    },
  };
}

/** The event id itself, unless it holds what a file name must not. */
function fileName(eventId: string): string {
  return eventId.replace(/[^\w.#-]/gu, encodeURIComponent);
}
