import { sha256Digest } from '../../../bot/adapters/crypto';
import { parseKnowledge } from '../../../bot/knowledge/parse';
import type { KnowledgeFile } from '../../../bot/model/knowledge-file';
import { writeHelp } from '../../../bot/publishing/help-pages';
import { makeLive } from '../../../bot/publishing/history';
import { keepVersion } from '../../../bot/publishing/version-content';
import { memoryHelpPages, memoryRecords, memoryVersions } from '../../support/memory-knowledge';
import { SMALL_FILES } from '../../support/small-knowledge';

let now: Date;
let put: string[];
let ports: ReturnType<typeof freshPorts>;
beforeEach(() => {
  now = new Date('2026-11-23T09:30:00.000Z');
  ports = freshPorts();
});

function freshPorts() {
  const pages = memoryHelpPages();
  put = [];
  return {
    records: memoryRecords(),
    versions: memoryVersions(),
    digest: sha256Digest,
    clock: { now: () => now },
    help: {
      ...pages,
      put: async (path: string, body: string) => {
        put.push(path);
        await pages.put(path, body);
      },
    },
    siteUrl: 'https://help.casaclara.example',
    program: '1',
  };
}

async function live(files: readonly KnowledgeFile[]): Promise<void> {
  const parsed = parseKnowledge(files, sha256Digest, now);
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  await keepVersion(ports.versions, { files, base: parsed.base, snapshots: {} }, sha256Digest);
  const { version } = parsed.base;
  await makeLive(ports, await ports.records.loadLive(), { version, kind: 'publish', author: 'carmen', at: now.toISOString() });
}

const changed = SMALL_FILES.map((file) =>
  file.path === 'delivery/cost.es.md' ? { ...file, text: file.text.replace('Gratis desde 49 €.', 'Gratis desde 39 €.') } : file,
);

describe('the help pages of the live version', () => {
  it('are written once, and not again while nothing changes', async () => {
    await live(SMALL_FILES);
    expect((await writeHelp(ports)).written).toBe(29);
    put = [];
    expect(await writeHelp(ports)).toEqual({ written: 0, removed: 0 });
    expect(put).toEqual([]);
  });

  it('follow a publication: only what differs is written, and pages of entries that are gone are removed', async () => {
    await live(SMALL_FILES);
    await writeHelp(ports);
    put = [];
    await live(changed.filter(({ path }) => !path.startsWith('returns/how')));
    expect(await writeHelp(ports)).toEqual({ written: 12, removed: 5 });
    expect(put).toContain('es/delivery/cost.html');
    expect(put).not.toContain('es/delivery/times.html');
    expect(ports.help.stored.get('es/delivery/cost.html')).toContain('39 €');
    expect([...ports.help.stored.keys()].filter((path) => path.includes('returns/how'))).toEqual([]);
  });

  it('lose an entry on the day on which it ends, without a publication', async () => {
    const ending = SMALL_FILES.map((file) =>
      file.path.startsWith('delivery/cost')
        ? { ...file, text: file.text.replace('\nalso:', '\nvalidUntil: "2026-11-23"\nalso:') }
        : file,
    );
    await live(ending);
    await writeHelp(ports);
    expect(ports.help.stored.has('es/delivery/cost.html')).toBe(true);
    // Half past midnight in Madrid.
    now = new Date('2026-11-23T23:30:00.000Z');
    await writeHelp(ports);
    expect(ports.help.stored.has('es/delivery/cost.html')).toBe(false);
  });

  it('are not there before anything was published', async () => {
    expect(await writeHelp(ports)).toEqual({ written: 0, removed: 0 });
    expect(put).toEqual([]);
  });

  it('are whole after a write that was cut off anywhere', async () => {
    await live(SMALL_FILES);
    await writeHelp(ports);
    const whole = new Map(ports.help.stored);
    await live(changed);
    const toWrite = 3;
    for (let cut = 1; cut <= toWrite + 1; cut++) {
      ports.help.stored.clear();
      for (const [path, body] of whole) ports.help.stored.set(path, body);
      let left = cut;
      const cutOff = {
        ...ports.help,
        put: async (path: string, body: string) => {
          left -= 1;
          if (left < 0) throw new Error('cut off');
          await ports.help.put(path, body);
        },
      };
      await writeHelp({ ...ports, help: cutOff }).catch(() => {});
      await writeHelp(ports);
      expect(ports.help.stored.get('es/delivery/cost.html')).toContain('39 €');
      expect(ports.help.stored.get('es/delivery/cost.md')).toContain('39 €');
      expect(ports.help.stored.size).toBe(whole.size);
    }
  });

  it('are those of the version that is live in the end, when another one becomes so meanwhile', async () => {
    await live(SMALL_FILES);
    let isOvertaken = false;
    const help = {
      ...ports.help,
      put: async (path: string, body: string) => {
        if (!isOvertaken) {
          isOvertaken = true;
          await live(changed);
          await writeHelp(ports);
        }
        await ports.help.put(path, body);
      },
    };
    await writeHelp({ ...ports, help });
    expect(ports.help.stored.get('es/delivery/cost.html')).toContain('39 €');
  });

  it('are written again by another program, also what somebody else put in their place', async () => {
    await live(SMALL_FILES);
    await writeHelp(ports);
    const page = ports.help.stored.get('es/index.html');
    ports.help.stored.set('pages.json', 'cut off {');
    ports.help.stored.set('es/index.html', 'not ours');
    ports.help.stored.set('es/strange.html', 'not ours');
    await writeHelp({ ...ports, program: '2' });
    expect(ports.help.stored.get('es/index.html')).toBe(page);
    expect(ports.help.stored.has('es/strange.html')).toBe(false);
  });
});
