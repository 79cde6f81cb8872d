import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const ROOT = join(__dirname, '..', '..');

/** Licences that let the program be given away under MIT, with what it depends on. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  // Data about holidays, whose source is to be named: the README names it.
  'ISC AND CC-BY-3.0',
  'MIT',
  'MIT-0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
];

const lock = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({ dev: z.boolean().optional(), license: z.string().optional(), integrity: z.string().optional() }),
  ),
});
const { packages } = lock.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
const installed = Object.entries(packages).filter(([path]) => path !== '');

describe('what the program depends on', () => {
  it('has licences that allow it to be given away', () => {
    const others = installed
      .filter(([, { dev }]) => dev !== true)
      .filter(
        ([, { license = 'none' }]) =>
          !license
            .replace(/[()]/g, '')
            .split(' OR ')
            .some((one) => ALLOWED.includes(one)),
      )
      .map(([path, { license }]) => `${path}: ${license}`);
    expect(others).toEqual([]);
  });

  it('is pinned by a checksum', () => {
    const unpinned = installed.filter(([, { integrity, inBundle, link }]) => !integrity && inBundle !== true && link !== true);
    expect(unpinned.map(([path]) => path)).toEqual([]);
  });
});

describe('the workflows', () => {
  const folder = join(ROOT, '.github', 'workflows');
  it.each(readdirSync(folder))('%s runs no action that could change under its name', (file) => {
    const used = readFileSync(join(folder, file), 'utf8').match(/uses: .*/g) ?? [];
    expect(used.filter((line) => !/@[0-9a-f]{40} # v[\d.]+$/.test(line))).toEqual([]);
  });

  it.each(readdirSync(folder))('%s may read the repository, and no more', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toMatch(/^permissions:\n {2}contents: read\n$/m);
    expect(text.match(/\bwrite\b/g)).toBeNull();
  });
});
