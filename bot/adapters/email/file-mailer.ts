import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { ErasureStore, Mailer } from '../../ports';
import { envelope } from './envelope';

export interface FileMailerOptions {
  /** Created when it does not exist. */
  readonly directory: string;
  readonly from: string;
}

/** Writes each mail to `<event id>.eml` instead of sending it; the same event always writes the same file. */
export function fileMailer({ directory, from }: FileMailerOptions): Mailer {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (mail) => {
      const { message } = await composer.sendMail(envelope(mail, from));
      const path = join(directory, `${fileName(mail.eventId)}.eml`);
      // Written under a draft name first, so that readers never see half a file.
      const draft = `${path}.${randomUUID()}.draft`;
      await mkdir(directory, { recursive: true, mode: 0o700 });
      try {
        // Customers' words: for nobody else on this machine.
        await writeFile(draft, message, { mode: 0o600 });
        await rename(draft, path);
      } catch (error) {
        // On a full disk, each attempt would leave half a mail behind.
        await rm(draft, { force: true }).catch(() => {});
        throw error;
      }
    },
  };
}

/** Removes the mails about a conversation: their event ids begin with its id, or with that of one of its tickets. */
export function fileMailEraser(directory: string): ErasureStore {
  return {
    eraseConversation: async (id) => {
      const files = await readdir(directory).catch((): string[] => []);
      const own = files.filter((file) => [`${fileName(id)}.`, `${fileName(id)}#`].some((start) => file.startsWith(start)));
      await Promise.all(own.map((file) => rm(join(directory, file), { force: true })));
    },
  };
}

/** The event id, with characters that a file name must not contain percent-encoded. */
function fileName(eventId: string): string {
  return eventId.replace(/[^\w.#-]/gu, encodeURIComponent);
}
