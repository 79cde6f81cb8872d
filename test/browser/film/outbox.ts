import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from '../harness';

export interface WrittenMail {
  /** What it tells of, from its event id: `customer_mail#reply`. */
  readonly about: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mails that the server has written in place of sending them. */
export async function readOutbox({ dataDir }: Pick<Stage, 'dataDir'>): Promise<readonly WrittenMail[]> {
  const folder = join(dataDir, 'outbox');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(files.map(async (file) => read(file, await readFile(join(folder, file), 'latin1'))));
}

/** A mail of ours: two alternatives, one in text and one in HTML. */
function read(file: string, mail: string): WrittenMail {
  const part = (type: string) => {
    const [, encoding = '', body = ''] =
      new RegExp(
        `Content-Type: ${type}[^\\r]*\\r\\nContent-Transfer-Encoding: ([\\w-]+)\\r\\n\\r\\n([\\s\\S]*?)\\r\\n--`,
        'i',
      ).exec(mail) ?? [];
    return decoded(encoding.toLowerCase(), body);
  };
  return {
    about: /(\w+#\w+)\.eml$/.exec(file)?.[1] ?? file,
    to: /^To: ([^\r]*)/m.exec(mail)?.[1] ?? '',
    subject: /^Subject: ([^\r]*)/m.exec(mail)?.[1] ?? '',
    text: part('text/plain'),
    html: part('text/html'),
  };
}

function decoded(encoding: string, body: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
