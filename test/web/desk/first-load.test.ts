import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildWeb } from '../../../infra/build/web';

/** What the queue of somebody who is signed in may weigh, with the words of one language. */
const BUDGET_BYTES = 32 * 1024;

describe('the first load of the desk', () => {
  const site = mkdtempSync(join(tmpdir(), 'mostrador-site-'));
  const folder = join(site, 'desk');
  beforeAll(async () => {
    await buildWeb({ outDir: site });
  });
  afterAll(() => rmSync(site, { recursive: true, force: true }));

  const weigh = (file: string) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).byteLength;

  /** A script, and all that it imports before it runs. */
  function closure(file: string, seen = new Set<string>()): ReadonlySet<string> {
    if (seen.has(file)) return seen;
    seen.add(file);
    const code = readFileSync(join(folder, file), 'utf8');
    for (const [, imported = ''] of code.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) closure(imported, seen);
    return seen;
  }

  it('keeps to its budget, in whichever language', () => {
    const scripts = [...closure('desk.js')];
    const words = readdirSync(folder).filter((file) => /^desk-\w+\.js$/.test(file));
    expect(words).toHaveLength(2);
    const bytes = scripts.reduce((sum, file) => sum + weigh(file), 0) + Math.max(...words.map(weigh));
    expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  it('leaves for later what the queue does not need', () => {
    const code = [...closure('desk.js')].map((file) => readFileSync(join(folder, file), 'utf8')).join('');
    for (const later of ['code_challenge', 'ignoreLocation', 'transcript', 'listbox', 'datetime-local', 'OscillatorNode'])
      expect(code).not.toContain(later);
  });

  it('has nothing inline, which the policy would refuse', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });
});
