import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileKnowledge, filesKnowledgeSource, folderEncoders, keptSnapshots } from '../../../../bot/adapters/files';
import { forAnswering } from '../../../../bot/adapters/files/encoder';
import { rememberEncodings } from '../../../../bot/adapters/files/kept-encodings';
import { type Encoder, type Matcher, SnapshotError } from '../../../../bot/matcher';
import { LANGUAGE_KNOWLEDGE } from '../../../../infra/local/root';
import { SMALL_FILES } from '../../../support/small-knowledge';

let folder: string;
const at = (...path: string[]) => join(folder, ...path);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-encoder-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Counts what it has to encode. */
function counting(): Encoder & { readonly encoded: string[] } {
  const encoded: string[] = [];
  return {
    encoded,
    version: '1',
    dimensions: 8,
    encode(text) {
      encoded.push(text);
      return Float32Array.from({ length: 8 }, (_, d) => Math.sin(text.length * (d + 1)));
    },
  };
}

describe('an encoder that remembers', () => {
  it('encodes nothing twice, and gives the same encoding from its file as at first', async () => {
    const first = counting();
    const before = await rememberEncodings(first, at('encodings'));
    const encodings = ['a', 'bb', 'a', 'ccc'].map((text) => before.encode(text));
    expect(first.encoded).toEqual(['a', 'bb', 'ccc']);
    await before.keep();

    const second = counting();
    const after = await rememberEncodings(second, at('encodings'));
    expect(['a', 'bb', 'a', 'ccc'].map((text) => after.encode(text))).toEqual(encodings);
    expect(second.encoded).toEqual([]);
  });

  it('forgets what the last build did not use', async () => {
    const before = await rememberEncodings(counting(), at('encodings'));
    before.encode('a');
    await before.keep();
    const later = await rememberEncodings(counting(), at('encodings'));
    later.encode('bb');
    await later.keep();
    const last = counting();
    (await rememberEncodings(last, at('encodings'))).encode('a');
    expect(last.encoded).toEqual(['a']);
  });

  it('ignores a damaged file', async () => {
    await writeFile(at('encodings'), 'not a container');
    const encoder = counting();
    (await rememberEncodings(encoder, at('encodings'))).encode('a');
    expect(encoder.encoded).toEqual(['a']);
  });
});

/** Whether any of some vague questions has its meaning asked. */
function asksForMeaning(matcher: Matcher | undefined): boolean {
  const vague = ['¿cuándo será eso en mi casa?', 'no sé qué hacer con el paquete', 'quiero otra cosa', 'me lo traéis o voy yo'];
  return vague.some((question) => matcher?.match(question).meaning);
}

describe('compiled knowledge', () => {
  async function compile(setting: string): Promise<string> {
    for (const { path, text } of SMALL_FILES) {
      await mkdir(dirname(at('knowledge', path)), { recursive: true });
      await writeFile(at('knowledge', path), path === 'service.yaml' ? `${text}\n${setting}` : text);
    }
    // Out-of-scope sentences and word vectors are left out: they take most of the time.
    await mkdir(at('languages'), { recursive: true });
    for (const file of ['encoder-en.bin', 'es.glosses.txt']) {
      await writeFile(at('languages', file), await readFile(join(LANGUAGE_KNOWLEDGE, file)));
    }
    const kept = keptSnapshots({ directory: at('kept'), matcherVersion: '1' });
    const compiled = await compileKnowledge(at('knowledge'), at('compiled'), { languages: at('languages'), kept });
    if (compiled.kind === 'invalid') throw new Error(JSON.stringify(compiled.problems));
    return at('compiled');
  }

  it('carries the encoder, asks for the meaning, and remembers its encodings', async () => {
    const folder = await compile('');
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['encoder-en.bin', 'es.glosses.txt']));
    const { matchers } = await filesKnowledgeSource(at('compiled')).current();
    expect(asksForMeaning(matchers.es)).toBe(true);
    expect((await readdir(at('kept'))).filter((name) => name.endsWith('.encodings'))).not.toEqual([]);
  }, 120_000);

  it('goes by words alone with `sentenceEncoder: false`', async () => {
    const folder = await compile('sentenceEncoder: false\n');
    expect(await readdir(folder)).not.toContain('encoder-en.bin');
    const { matchers } = await filesKnowledgeSource(at('compiled')).current();
    expect(asksForMeaning(matchers.es)).toBe(false);
  }, 120_000);

  it('goes by words alone when the files of the encoder are missing or damaged', async () => {
    const folder = await compile('');
    await rm(join(folder, 'es.glosses.txt'));
    expect(folderEncoders(folder)('es')).toBeUndefined();
    await writeFile(join(folder, 'encoder-en.bin'), 'damaged');
    const { matchers } = await filesKnowledgeSource(at('compiled')).current();
    expect(asksForMeaning(matchers.es)).toBe(false);
    expect(() => folderEncoders(folder)('en')).toThrow(SnapshotError);
    expect(forAnswering(folderEncoders(folder))('en')).toBeUndefined();
  }, 120_000);

  it('is not published with a damaged encoder', async () => {
    await compile('');
    await writeFile(at('languages', 'encoder-en.bin'), 'damaged');
    const kept = keptSnapshots({ directory: at('kept'), matcherVersion: '1' });
    await expect(compileKnowledge(at('knowledge'), at('compiled'), { languages: at('languages'), kept })).rejects.toThrow(
      SnapshotError,
    );
  }, 120_000);

  it('keeps its copy of the encoder when the original is written to', async () => {
    const folder = await compile('');
    const before = await readFile(join(folder, 'encoder-en.bin'));
    await writeFile(at('languages', 'encoder-en.bin'), 'another');
    expect((await readFile(join(folder, 'encoder-en.bin'))).equals(before)).toBe(true);
  }, 120_000);
});
