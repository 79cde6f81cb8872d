import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siteHeaders } from '../../../infra/build/site-headers';
import { listen, stopListening } from '../../../infra/local/listen';
import { staticSite } from '../../../infra/local/site/static-site';
import { rawRequest } from './fixtures/raw-request';

let root: string;
let url: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mostrador-site-'));
  await mkdir(join(root, 'web/desk/assets'), { recursive: true });
  await mkdir(join(root, 'web-private'));
  await writeFile(join(root, 'secret.txt'), 'secret');
  await writeFile(join(root, 'web-private/secret.txt'), 'secret');
  await mkdir(join(root, 'help/es'), { recursive: true });
  await writeFile(join(root, 'help/index.html'), 'help');
  await writeFile(join(root, 'help/es/index.html'), 'ayuda');
  await writeFile(join(root, 'help/es/a.md'), '# a');
  await writeFile(join(root, 'help/~404.html'), 'nothing here');
  await writeFile(join(root, 'help/es/~404.html'), 'aquí no hay nada');
  await writeFile(join(root, 'help/sitemap.xml'), '<urlset/>');
  await writeFile(join(root, 'web/index.html'), 'shop');
  await writeFile(join(root, 'web/widget.js'), 'widget()');
  await writeFile(join(root, 'web/desk/index.html'), 'desk');
  await writeFile(join(root, 'web/desk/assets/desk.css'), 'a{}');
  const site = staticSite({
    folder: async () => join(root, 'web'),
    help: join(root, 'help'),
    headers: () => siteHeaders({ connectOrigins: ['http://localhost:4000'] }),
    config: () => ({ api: '' }),
  });
  const { server, port } = await listen((request, response) => void site(request, response), { port: 0, otherwise: 'refuse' });
  url = `http://127.0.0.1:${port}`;
  stop = () => stopListening(server, 0);
});

afterAll(async () => {
  await stop();
  await rm(root, { recursive: true });
});

describe('the pages', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'shop'],
    ['/index.html?utm=1', 'text/html; charset=utf-8', 'shop'],
    ['/widget.js', 'text/javascript; charset=utf-8', 'widget()'],
    ['/desk', 'text/html; charset=utf-8', 'desk'],
    ['/desk/', 'text/html; charset=utf-8', 'desk'],
    ['/desk/tickets/M-ABCD1234', 'text/html; charset=utf-8', 'desk'],
    ['/desk/assets/desk.css', 'text/css; charset=utf-8', 'a{}'],
    ['/help', 'text/html; charset=utf-8', 'help'],
    ['/help/', 'text/html; charset=utf-8', 'help'],
    ['/help/es/', 'text/html; charset=utf-8', 'ayuda'],
    ['/help/es', 'text/html; charset=utf-8', 'ayuda'],
    ['/help/es/a.md', 'text/markdown; charset=utf-8', '# a'],
    ['/help/sitemap.xml', 'application/xml', '<urlset/>'],
    ['/config.json', 'application/json', '{"api":""}'],
  ])('%s is served as %s', async (path, type, body) => {
    const answer = await fetch(`${url}${path}`);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, type, body]);
  });

  it.each([
    ['a name that no file can have', `/${'a'.repeat(5_000)}`],
    ['a path that no file can have', `/${'a/'.repeat(3_000)}`],
  ])('%s is not there', async (_what, path) => {
    expect((await rawRequest(url, { path })).status).toBe(404);
  });

  it.each(['/nothing', '/desk/assets/missing.js', '/desktop', '/desk/assets', '/%', '/widget.js/', '/.env'])(
    '%s is not there',
    async (path) => {
      const { status } = await rawRequest(url, { path });
      // A folder of the desk is an address of the desk.
      expect(status).toBe(path === '/desk/assets' ? 200 : 404);
    },
  );

  it.each([
    ['/help/es/gone.html', 'aquí no hay nada'],
    ['/help/es/gone', 'aquí no hay nada'],
    ['/help/en/gone.html', 'nothing here'],
    ['/help/gone', 'nothing here'],
    ['/help/es/gone.md', 'There is no such page.\n'],
    ['/gone.html', 'There is no such page.\n'],
  ])('%s is missed by %s', async (path, body) => {
    const answer = await rawRequest(url, { path });
    expect([answer.status, answer.body]).toEqual([404, body]);
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/desk/../../secret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '//etc/passwd',
    '/../web-private/secret.txt',
    '/widget.js%00.html',
    '/help/../secret.txt',
    '/help/..%2fsecret.txt',
    '/help//../secret.txt',
  ])('do not lead out of their folder by %s', async (path) => {
    const answer = await rawRequest(url, { path });
    expect(answer.body).not.toContain('secret');
    expect(answer.status).toBe(404);
  });

  it('are not sent again when nothing changed', async () => {
    const first = await fetch(`${url}/widget.js`);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const second = await rawRequest(url, { path: '/widget.js', headers: { 'if-none-match': `"other", ${etag}` } });
    expect(second).toMatchObject({ status: 304, body: '' });
    // A long row of spaces in a header, which Node lets through, is looked at once.
    const spaced = `"a${' '.repeat(7_000)}b",${' '.repeat(7_000)}${etag}`;
    for (let count = 0; count < 200; count++)
      expect((await rawRequest(url, { path: '/widget.js', headers: { 'if-none-match': spaced } })).status).toBe(304);
    await writeFile(join(root, 'web/widget.js'), 'widget(2)');
    expect((await rawRequest(url, { path: '/widget.js', headers: { 'if-none-match': etag } })).body).toBe('widget(2)');
  });

  it('answer HEAD, and nothing that would change something', async () => {
    const head = await fetch(`${url}/`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '4', '']);
    const post = await fetch(`${url}/`, { method: 'POST', body: 'x' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it.each(['/', '/nothing', '/config.json'])('carry the security headers at %s', async (path) => {
    const { headers } = await fetch(`${url}${path}`);
    for (const [name, value] of Object.entries(siteHeaders({ connectOrigins: ['http://localhost:4000'] }))) {
      expect([name, headers.get(name)]).toEqual([name, value]);
    }
  });
});

describe('the security headers', () => {
  const policy = new Map(
    (siteHeaders({ connectOrigins: ['https://api.example', 'https://login.example'] })['content-security-policy'] ?? '')
      .split('; ')
      .map((part) => [part.split(' ')[0], part.slice(part.indexOf(' ') + 1)]),
  );

  it('let nothing inline run, and nothing from elsewhere', () => {
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
    expect(policy.get('require-trusted-types-for')).toBe("'script'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
  });

  it('let the pages talk to the API and the login server only', () => {
    expect(policy.get('connect-src')).toBe("'self' https://api.example https://login.example");
  });

  it('insist on TLS where there is TLS', () => {
    expect(siteHeaders({ connectOrigins: [] })).not.toHaveProperty('strict-transport-security');
    expect(siteHeaders({ connectOrigins: [], secure: true })).toHaveProperty('strict-transport-security');
  });
});
