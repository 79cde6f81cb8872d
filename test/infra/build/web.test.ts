import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltWeb, buildWeb, LAUNCHER_LIMIT_BYTES, PANEL_LIMIT_BYTES } from '../../../infra/build/web';

let outDir: string;
let built: BuiltWeb;
beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'mostrador-web-'));
  built = await buildWeb({ outDir });
}, 60_000);
afterAll(() => rm(outDir, { recursive: true, force: true }));

test('a page loads a small launcher, and the panel with the first open; both are within their limits', () => {
  expect(built.launcherGzipBytes).toBeGreaterThan(1_000);
  expect(built.launcherGzipBytes).toBeLessThanOrEqual(LAUNCHER_LIMIT_BYTES);
  expect(built.panelGzipBytes).toBeGreaterThan(5_000);
  expect(built.panelGzipBytes).toBeLessThanOrEqual(PANEL_LIMIT_BYTES);
  expect(widgetFiles()).toEqual([
    expect.stringMatching(/^widget-panel-[A-Z0-9]{8}\.js$/),
    expect.stringMatching(/^widget-suggestions-[A-Z0-9]{8}\.js$/),
    expect.stringMatching(/^widget-texts-en-[A-Z0-9]{8}\.js$/),
    expect.stringMatching(/^widget-texts-es-[A-Z0-9]{8}\.js$/),
    expect.stringMatching(/^widget-texts-es\.usted-[A-Z0-9]{8}\.js$/),
    'widget.js',
  ]);
});

test('the launcher names the panel that it was built with, and the panel its texts and its suggestions', async () => {
  const [panel = '', ...texts] = widgetFiles();
  expect(await readFile(join(outDir, 'widget.js'), 'utf8')).toContain(panel);
  for (const file of texts.slice(0, 3)) expect(await readFile(join(outDir, panel), 'utf8')).toContain(file);
});

test('nothing in the widget could make code out of text, and nothing of ours HTML', async () => {
  for (const file of widgetFiles()) {
    const script = await readFile(join(outDir, file), 'utf8');
    expect(script).not.toMatch(/outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function/);
    // Preact sets innerHTML for `dangerouslySetInnerHTML` alone, which no component of ours has.
    expect(script.replace(/dangerouslySetInnerHTML/g, '').match(/innerHTML/g)?.length ?? 0).toBeLessThanOrEqual(
      file === 'widget.js' ? 0 : 4,
    );
  }
});

test('no component of the widget hands HTML to Preact', async () => {
  for (const file of await sourcesOf('widget'))
    expect(await readFile(file, 'utf8')).not.toMatch(/dangerouslySetInnerHTML|innerHTML/);
});

const widgetFiles = () =>
  built.files
    .map(({ file }) => file)
    .filter((file) => file.startsWith('widget'))
    .sort();

async function sourcesOf(part: string): Promise<readonly string[]> {
  const folder = join(__dirname, '../../../web', part);
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name));
}

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

test('without the demo, the front page has nothing but the chat, and nothing of the shop is there', async () => {
  const none = await mkdtemp(join(tmpdir(), 'mostrador-web-'));
  await buildWeb({ outDir: none, siteMode: 'none' });
  const html = await readFile(join(none, 'index.html'), 'utf8');
  expect(html).toContain('src="/widget.js"');
  expect(html).not.toMatch(/Casa Clara|<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
  const files = await readdir(none);
  expect(files).toEqual(expect.arrayContaining(['desk', 'index.html', 'plain.css', 'widget.js']));
  expect(files.filter((file) => /^(demo|en|drawings)/.test(file))).toEqual([]);
  await rm(none, { recursive: true, force: true });
});
