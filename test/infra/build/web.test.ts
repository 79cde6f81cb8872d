import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltWeb, buildWeb, WIDGET_LIMIT_BYTES } from '../../../infra/build/web';

let outDir: string;
let built: BuiltWeb;
beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'mostrador-web-'));
  built = await buildWeb({ outDir });
}, 60_000);
afterAll(() => rm(outDir, { recursive: true, force: true }));

test('the widget is one script within its limit', () => {
  expect(built.widgetGzipBytes).toBeGreaterThan(5_000);
  expect(built.widgetGzipBytes).toBeLessThanOrEqual(WIDGET_LIMIT_BYTES);
  expect(built.files.filter(({ file }) => !file.includes('/')).map(({ file }) => file)).toEqual(['widget.js']);
});

test('nothing in it could make HTML out of text, or code', async () => {
  const script = await readFile(join(outDir, 'widget.js'), 'utf8');
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function/);
});

test.each(['index.html', 'en.html', 'desk/index.html'])('%s has nothing inline that a strict policy forbids', async (file) => {
  const html = await readFile(join(outDir, file), 'utf8');
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
});

test('every file that a page of the demo names is there', async () => {
  for (const page of ['index.html', 'en.html']) {
    const html = await readFile(join(outDir, page), 'utf8');
    const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.\w+)"/g)].map((match) => match[1] ?? '');
    expect(named).toContain('widget.js');
    for (const file of named) expect((await readFile(join(outDir, file))).byteLength).toBeGreaterThan(0);
  }
});
