import { mkdir, mkdtemp, readdir, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SessionFile } from '../../../infra/local/login/sessions';

test('a session file that cannot be written costs nobody their session, and is written with the next change', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-sessions-'));
  const path = join(folder, 'sessions.json');
  await mkdir(path);
  const sessions = new SessionFile(path);
  await sessions.adapter('Session').upsert('s1', { uid: 'u1' }, 60);
  sessions.flush();
  expect(await sessions.adapter('Session').find('s1')).toEqual({ uid: 'u1' });
  expect(await readdir(folder)).toEqual(['sessions.json']);
  await rmdir(path);
  await sessions.adapter('Session').upsert('s2', { uid: 'u2' }, 60);
  sessions.flush();
  expect(await new SessionFile(path).adapter('Session').find('s1')).toEqual({ uid: 'u1' });
  await rm(folder, { recursive: true });
});
