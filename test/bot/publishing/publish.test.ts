import { publish } from '../../../bot/publishing/publish';
import { publishStored } from '../../../bot/publishing/publish-stored';
import { rollBack } from '../../../bot/publishing/rollback';
import { filesOfVersion, MANIFEST, openVersion } from '../../../bot/publishing/version-content';
import { type Desk, desk, entry, folderOf, replaced, TINY } from './fixture';

const by = (holder: string) => ({ holder, author: 'carmen' });

async function published(ports: Desk, files = TINY, more: { readonly note?: string } = {}): Promise<string> {
  const outcome = await publish(ports, { ...by('setup'), files, ...more });
  if (outcome.kind !== 'published') throw new Error(JSON.stringify(outcome));
  return outcome.publication.version;
}

async function draft(ports: Desk, path: string, text: string | undefined, basedOn?: string): Promise<void> {
  const saved = await ports.records.saveDraft({
    path,
    ...(text === undefined ? {} : { text }),
    ...(basedOn === undefined ? {} : { basedOn: ports.digest.sha256(basedOn) }),
    revision: 1,
    at: ports.clock.now().toISOString(),
    author: 'carmen',
  });
  expect(saved).toBe(true);
}

const cost = TINY[3]?.text ?? '';

describe('publishing', () => {
  it('stores the files, trains, and makes the version live with author, time and note', async () => {
    const ports = desk();
    const version = await published(ports, TINY, { note: 'first' });
    expect(await ports.records.loadLive()).toEqual({
      number: 1,
      version,
      kind: 'publish',
      author: 'carmen',
      at: '2026-11-23T09:30:00.000Z',
      note: 'first',
    });
    expect(await filesOfVersion(ports.versions, version, ports.digest)).toHaveLength(TINY.length);
    const opened = await openVersion(ports.versions, version, { digest: ports.digest, matching: true });
    expect(opened?.matchers.en?.match('what does shipping cost').matches[0]?.entryId).toBe('shop/cost');
  });

  it('of drafts changes, adds and removes files, and then forgets the drafts', async () => {
    const ports = desk();
    await published(ports);
    await draft(ports, 'shop/cost.en.md', cost.replace('Five', 'Six'), cost);
    await draft(ports, 'shop/hours.en.md', entry('hours', 'When are you open?', 'Always.').text);
    await draft(ports, 'shop/times.en.md', undefined, TINY[2]?.text);
    expect(await publish(ports, by('a'))).toMatchObject({ kind: 'published', publication: { number: 2 } });
    const live = await ports.records.loadLive();
    const files = await filesOfVersion(ports.versions, live?.version ?? '', ports.digest);
    expect(files?.map(({ path }) => path).sort()).toEqual([
      'service.yaml',
      'shop/cost.en.md',
      'shop/hours.en.md',
      'shop/topic.yaml',
    ]);
    expect(files?.find(({ path }) => path === 'shop/cost.en.md')?.text).toContain('Six euros');
    expect(await ports.records.listDrafts()).toEqual([]);
  });

  it('of what is live already changes nothing', async () => {
    const ports = desk();
    const version = await published(ports);
    expect(await publish(ports, { ...by('a'), files: TINY })).toEqual({ kind: 'unchanged', version });
    expect(await ports.records.listPublications(9)).toHaveLength(1);
  });

  it.each([
    ['broken YAML', entry('cost', '{', 'x'), /YAML|question/],
    ['an alias bomb', { path: 'shop/topic.yaml', text: 'title: &a { en: x }\nskill: *a\n' }, /Aliases/],
    ['a file of 300 KB', { path: 'shop/cost.en.md', text: `---\nquestion: x\n---\n${'a'.repeat(300 * 1024)}` }, /256 KiB/],
  ])('of %s is refused with file, line and column, and what was live stays live', async (_, file, message) => {
    const ports = desk();
    const version = await published(ports);
    const outcome = await publish(ports, { ...by('a'), files: replaced(TINY, file) });
    if (outcome.kind !== 'invalid') throw new Error(outcome.kind);
    expect(outcome.problems[0]).toMatchObject({ file: file.path, line: expect.any(Number), column: expect.any(Number) });
    expect(outcome.problems[0]?.message).toMatch(message);
    expect((await ports.records.loadLive())?.version).toBe(version);
  });

  it('is refused when a saved question is answered worse than before, unless it is told to', async () => {
    const ports = desk();
    const asked = { path: 'questions.en.yaml', text: '- { question: what does shipping cost, expect: shop/cost }\n' };
    const version = await published(ports, [...TINY, asked]);
    const worse = replaced([...TINY, asked], entry('cost', 'Where is the shop?', 'In Madrid.'));
    const outcome = await publish(ports, { ...by('a'), files: worse });
    expect(outcome).toMatchObject({ kind: 'questions', broken: [{ question: 'what does shipping cost', expect: 'shop/cost' }] });
    expect((await ports.records.loadLive())?.version).toBe(version);
    expect(await publish(ports, { ...by('a'), files: worse, despiteQuestions: true })).toMatchObject({ kind: 'published' });
  });

  it('of a draft whose file somebody else changed names the file', async () => {
    const ports = desk();
    await published(ports);
    await draft(ports, 'shop/cost.en.md', cost.replace('Five', 'Six'), cost);
    await published(ports, replaced(TINY, entry('cost', 'What does shipping cost?', 'Seven euros.')));
    expect(await publish(ports, by('a'))).toEqual({ kind: 'conflict', paths: ['shop/cost.en.md'] });
    expect(await ports.records.listDrafts()).toHaveLength(1);
  });

  it('after another publication than the author saw is refused', async () => {
    const ports = desk();
    await published(ports);
    expect(await publish(ports, { ...by('a'), files: TINY.slice(0, 3), expected: 0 })).toMatchObject({
      kind: 'overtaken',
      by: { number: 1 },
    });
  });

  it('happens one at a time, and a killed one keeps the others waiting for five minutes', async () => {
    const ports = desk();
    const { takePublishLease } = ports.records;
    const until = new Date(ports.clock.now().getTime() + 5 * 60_000);
    expect(await takePublishLease('killed', ports.clock.now(), until)).toBe(true);
    expect(await publish(ports, { ...by('a'), files: TINY })).toEqual({ kind: 'busy' });
    ports.passMinutes(5);
    expect(await publish(ports, { ...by('a'), files: TINY })).toMatchObject({ kind: 'published' });
    expect(await takePublishLease('next', ports.clock.now(), ports.clock.now())).toBe(true);
  });

  it('writes the drafts into the folder, and takes over what the folder published of them meanwhile', async () => {
    const folder = folderOf(TINY);
    const ports = desk({ folder });
    await published(ports);
    await draft(ports, 'shop/cost.en.md', cost.replace('Five', 'Six'), cost);
    const write = folder.write;
    folder.write = async (changes) => {
      await write(changes);
      const live = await ports.records.loadLive();
      const version = (await ports.versions.list(MANIFEST)).find((stored) => stored !== live?.version) ?? '';
      await publishStored(ports, { version, kind: 'files', author: 'files', always: true });
    };
    expect(await publish(ports, { ...by('a'), note: 'dearer' })).toMatchObject({ kind: 'published' });
    expect(folder.files().find(({ path }) => path === 'shop/cost.en.md')?.text).toContain('Six');
    expect((await ports.records.listPublications(9)).map(({ kind, note }) => [kind, note])).toEqual([
      ['publish', 'dearer'],
      ['publish', undefined],
    ]);
  });
});

describe('the history', () => {
  it('holds the last fifty versions, and nothing more is stored', async () => {
    const ports = desk();
    for (let n = 0; n < 55; n++) await published(ports, replaced(TINY, entry('cost', 'What does shipping cost?', `${n} euros.`)));
    const history = await ports.records.listPublications(100);
    expect(history.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, n) => 55 - n));
    expect((await ports.versions.list(MANIFEST)).length).toBeLessThanOrEqual(51);
  });

  it('counts saves of files within ten minutes as one', async () => {
    const ports = desk();
    const save = async (n: number) => {
      const files = replaced(TINY, entry('cost', 'What does shipping cost?', `${n} euros.`));
      const before = await ports.records.loadLive();
      const outcome = await publish(
        { ...ports, records: { ...ports.records, makeLive: async () => true } },
        { ...by('a'), files },
      );
      if (outcome.kind !== 'published') throw new Error(outcome.kind);
      expect(await ports.records.loadLive()).toEqual(before);
      await publishStored(ports, { version: outcome.publication.version, kind: 'files', author: 'files', always: true });
    };
    await save(1);
    ports.passMinutes(9);
    await save(2);
    expect((await ports.records.listPublications(9)).map(({ number }) => number)).toEqual([2]);
    ports.passMinutes(11);
    await save(3);
    expect((await ports.records.listPublications(9)).map(({ number }) => number)).toEqual([3, 2]);
  });
});

describe('rolling back', () => {
  it('makes an earlier version live, which a save of the same files does not undo', async () => {
    const ports = desk();
    const first = await published(ports);
    const second = await published(ports, replaced(TINY, entry('cost', 'What does shipping cost?', 'Nothing.')));
    expect(await rollBack(ports, { version: first, author: 'carmen', note: 'oops' })).toMatchObject({
      kind: 'published',
      publication: { number: 3, version: first, kind: 'rollback', note: 'oops' },
    });
    const stored = { version: second, kind: 'files', author: 'files', always: true } as const;
    expect(await publishStored(ports, stored)).toMatchObject({ kind: 'stays', live: { version: first } });
  });

  it('goes to no version that is not in the history, nor to one that is damaged at any byte', async () => {
    const ports = desk();
    const first = await published(ports);
    await published(ports, replaced(TINY, entry('cost', 'What does shipping cost?', 'Nothing.')));
    expect(await rollBack(ports, { version: '0123456789ab', author: 'carmen' })).toEqual({ kind: 'unknown' });
    for (const part of [MANIFEST, 'knowledge.json', 'en.snapshot']) {
      const whole = await ports.versions.get(first, part);
      if (whole === undefined) throw new Error(part);
      for (let length = 0; length < whole.byteLength; length += Math.ceil(whole.byteLength / 40)) {
        await ports.versions.put(first, part, whole.subarray(0, length));
        await expect(rollBack(ports, { version: first, author: 'carmen' })).rejects.toMatchObject({ code: 'KNOWLEDGE_INVALID' });
      }
      await ports.versions.put(first, part, whole);
    }
    expect(await rollBack(ports, { version: first, author: 'carmen' })).toMatchObject({ kind: 'published' });
  });
});

describe('a deployment', () => {
  it('makes its knowledge live where none is, and otherwise only when it is told to', async () => {
    const ports = desk();
    const deploy = (version: string, always = false) =>
      publishStored(ports, { version, kind: 'deploy', author: 'deploy', always });
    expect(await deploy('aaaaaaaaaaaa')).toMatchObject({ kind: 'published' });
    expect(await deploy('bbbbbbbbbbbb')).toMatchObject({ kind: 'stays', live: { version: 'aaaaaaaaaaaa' } });
    expect(await deploy('bbbbbbbbbbbb', true)).toMatchObject({ kind: 'published', publication: { version: 'bbbbbbbbbbbb' } });
  });
});
