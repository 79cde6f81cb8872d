import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { helpSite } from '../../../bot/help/site';
import type { KnowledgeFile } from '../../../bot/model/knowledge-file';
import { NASTY } from '../../browser/nasty';
import { knowledgeOf, SMALL_FILES } from '../../support/small-knowledge';

const URL = 'https://help.casaclara.example';

function site(files: readonly KnowledgeFile[], today = '2026-11-23'): ReadonlyMap<string, string> {
  return new Map(helpSite(knowledgeOf(files).base, { siteUrl: URL, today }));
}

/** The small knowledge with lines in the front matter of the files of an entry. */
const withLine = (id: string, line: string) =>
  SMALL_FILES.map((file) =>
    file.path.startsWith(`${id}.`) ? { ...file, text: file.text.replace('\nalso:', `\n${line}\nalso:`) } : file,
  );
const pathsIn = (pages: ReadonlyMap<string, string>) => [...pages.keys()];

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];
function elementsIn(html: string): readonly Element[] {
  const found: Element[] = [];
  const walk = (node: Node) => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}
const textIn = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;

describe('the help pages', () => {
  const pages = site(SMALL_FILES);

  it('are one an answer and language, with a twin in Markdown; small talk and what opens a ticket have none', () => {
    expect(pathsIn(pages).sort()).toEqual([
      'en/delivery.html',
      'en/delivery/cost.html',
      'en/delivery/cost.md',
      'en/delivery/times.html',
      'en/delivery/times.md',
      'en/index.html',
      'en/returns.html',
      'en/returns/how.html',
      'en/returns/how.md',
      'en/returns/vat.html',
      'en/returns/vat.md',
      'en/~404.html',
      'es/delivery.html',
      'es/delivery/cost.html',
      'es/delivery/cost.md',
      'es/delivery/times.html',
      'es/delivery/times.md',
      'es/index.html',
      'es/returns.html',
      'es/returns/how.html',
      'es/returns/how.md',
      'es/~404.html',
      'index.html',
      'llms.txt',
      'search-en.json',
      'search-es.json',
      'sitemap.xml',
      'theme.css',
      '~404.html',
    ]);
  });

  it('say which page they are, and where the same is in other languages, if it is', () => {
    const times = pages.get('es/delivery/times.html') ?? '';
    expect(times).toContain(`<link rel="canonical" href="${URL}/help/es/delivery/times.html">`);
    expect(times).toContain(`<link rel="alternate" hreflang="en" href="${URL}/help/en/delivery/times.html">`);
    expect(times).toContain('<link rel="alternate" type="text/markdown" href="/help/es/delivery/times.md">');
    expect(times).toContain('<strong>2 y 4</strong> días');
    expect(times).toContain('<a href="/help/es/delivery/cost.html">¿Cuánto cuesta el envío?</a>');
    expect(pages.get('en/returns/vat.html')).not.toContain('hreflang');
    expect(pages.get('index.html')).toContain(`<link rel="canonical" href="${URL}/help/es/">`);
    expect(pages.get('index.html')).toContain(`hreflang="x-default" href="${URL}/help/es/"`);
  });

  it('have one for an address that is none, which leads on and is not for search engines', () => {
    const missing = pages.get('es/~404.html') ?? '';
    expect(missing).toContain('<h1>Esta página no existe</h1>');
    expect(missing).toContain('<a href="/help/es/delivery.html">Entregas</a>');
    expect(missing).toContain('<meta name="robots" content="noindex">');
    expect(missing).not.toMatch(/rel="(canonical|alternate)"/);
    expect(pages.get('en/~404.html')).toContain('<h1>There is no such page</h1>');
    expect(pages.get('~404.html')).toBe(missing);
    expect(pages.get('sitemap.xml')).not.toContain('~404');
  });

  it('lead only to pages and files that are there', () => {
    const own = new Set(['/help-style.css', '/help.js', '/widget.js']);
    for (const [path, html] of pages) {
      if (!path.endsWith('.html')) continue;
      for (const element of elementsIn(html)) {
        const address = attribute(element, 'href') ?? attribute(element, 'src') ?? attribute(element, 'data-index') ?? '';
        if (!address.startsWith('/') || own.has(address)) continue;
        const page = address.slice('/help/'.length);
        expect([path, pages.has(page === '' || page.endsWith('/') ? `${page}index.html` : page), address]).toEqual([
          path,
          true,
          address,
        ]);
      }
    }
  });

  it('are listed for search engines and for language models by whole addresses', () => {
    const sitemap = pages.get('sitemap.xml') ?? '';
    expect(sitemap.match(/<loc>/g)).toHaveLength(9);
    expect(sitemap).toContain(
      `<url><loc>${URL}/help/es/delivery/cost.html</loc><xhtml:link rel="alternate" hreflang="es" href="${URL}/help/es/delivery/cost.html"/><xhtml:link rel="alternate" hreflang="en" href="${URL}/help/en/delivery/cost.html"/></url>`,
    );
    const llms = pages.get('llms.txt') ?? '';
    expect(llms).toMatch(/^# Casa Clara\n\n> /);
    expect(llms).toContain(`## Delivery (English)\n\n- [How much does delivery cost?](${URL}/help/en/delivery/cost.md)`);
    expect(pages.get('es/delivery/times.md')).toBe(
      `# ¿Cuánto tarda la entrega?\n\nEntre **2 y 4** días laborables.\n\n[Entregas](https://casaclara.example/entregas)\n\n- [¿Cuánto cuesta el envío?](${URL}/help/es/delivery/cost.md)\n\n<${URL}/help/es/delivery/times.html>`,
    );
  });

  it('are searched by titles, other ways of asking and keywords', () => {
    const rows = JSON.parse(pages.get('search-es.json') ?? '[]');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual({
      id: 'delivery/cost',
      title: '¿Cuánto cuesta el envío?',
      phrases: ['gastos de envío', 'precio del transporte', 'es gratis el reparto', 'cobráis por llevarlo a casa'],
    });
  });

  it('have nothing inline that the policy of the site forbids', () => {
    for (const [path, html] of pages)
      if (path.endsWith('.html')) expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
  });

  it('leave out entries for others, and those out of their time', () => {
    for (const line of ['audience: staff', 'audience: [teams, email]', 'validUntil: "2026-11-22"', 'validFrom: "2026-11-24"']) {
      const without = site(withLine('delivery/cost', line));
      expect(JSON.stringify([...without])).not.toMatch(/delivery\/cost|Gratis desde|Free from/);
    }
    expect(pathsIn(site(withLine('delivery/cost', 'validUntil: "2026-11-23"')))).toContain('es/delivery/cost.html');
    expect(pathsIn(site(withLine('delivery/cost', 'audience: [web, staff]')))).toContain('es/delivery/cost.html');
  });

  it('lead on from the address that an entry had before', () => {
    const moved = site(withLine('delivery/cost', 'formerly: [delivery/price, shipping/cost]')).get('en/shipping/cost.html') ?? '';
    expect(moved).toContain('<meta http-equiv="refresh" content="0; url=/help/en/delivery/cost.html">');
    expect(moved).toContain('<meta name="robots" content="noindex">');
    expect(moved).toContain('<a href="/help/en/delivery/cost.html">How much does delivery cost?</a>');
  });

  it('show a topic of many entries in pages of a hundred, and six of them on the front page', () => {
    const many = Array.from({ length: 230 }, (_, place) => ({
      path: `returns/case-${place}.en.md`,
      text: `---\nquestion: What about case ${place}?\n---\nThis.\n`,
    }));
    const all = site([...SMALL_FILES, ...many]);
    expect(pathsIn(all).filter((path) => path.startsWith('en/returns') && path.split('/').length === 2)).toEqual([
      'en/returns.html',
      'en/returns~2.html',
      'en/returns~3.html',
    ]);
    expect((all.get('en/returns~3.html')?.match(/<li>/g) ?? []).length).toBe(32);
    expect(all.get('en/index.html')).toContain('See all (232)');
    expect((all.get('en/index.html')?.match(/<li>/g) ?? []).length).toBe(8);
  });

  it('take the colours of the organisation, each in its scheme', () => {
    const service = `${SMALL_FILES[0]?.text}help: { theme: { light: { accent: "#aa0044" }, dark: { accent: "#ffaacc" }, font: "Inter, sans-serif" } }\n`;
    expect(site([...SMALL_FILES.slice(1), { path: 'service.yaml', text: service }]).get('theme.css')).toBe(
      ':root { --m-font: Inter, sans-serif; }\n@media (prefers-color-scheme: light) { :root { --m-accent: #aa0044; } }\n@media (prefers-color-scheme: dark) { :root { --m-accent: #ffaacc; } }\n',
    );
    for (const wrong of ['red; } body { display: none', '#fff', 'url(https://x.example/)']) {
      const text = service.replace('#aa0044', wrong);
      expect(() => knowledgeOf([...SMALL_FILES.slice(1), { path: 'service.yaml', text }])).toThrow(/colour of six/);
    }
  });
});

describe('what somebody writes into an entry', () => {
  /** What a page may be made of. */
  const TAGS = new Set(
    'html head meta title link script body a header nav form label input p ul main article h1 h2 h3 h4 section div button textarea ol li strong em code pre blockquote table thead tbody tr th td br'.split(
      ' ',
    ),
  );
  const quoted = (text: string) => JSON.stringify(text.slice(0, 290));

  it.each(NASTY.map((text) => [text]))('is text on its page, and never markup: %j', (text) => {
    const file = {
      path: 'delivery/odd.es.md',
      text: `---\nquestion: ${quoted(text)}\nalso: [${quoted(`x ${text}`)}]\nsource: { title: ${quoted(text)}, url: "https://casaclara.example/" }\n---\n${text}\n\n# ${text}\n\n- ${text}\n`,
    };
    const pages = site([...SMALL_FILES, file]);
    for (const path of ['es/delivery/odd.html', 'es/delivery.html', 'es/index.html', 'sitemap.xml']) {
      const html = pages.get(path) ?? '';
      expect(html).not.toBe('');
      if (!path.endsWith('.html')) continue;
      for (const element of elementsIn(html)) {
        expect(TAGS).toContain(element.tagName);
        const strange = element.attrs.filter(
          ({ name, value }) =>
            /^on|^style$|^srcdoc$/.test(name) || (/^(href|src|action)$/.test(name) && /^\s*(javascript|data:text)/i.test(value)),
        );
        expect(strange).toEqual([]);
        if (element.tagName === 'script') expect(['/help.js', '/widget.js']).toContain(attribute(element, 'src'));
      }
    }
    const heading = elementsIn(pages.get('es/delivery/odd.html') ?? '').find(({ tagName }) => tagName === 'h1');
    expect(heading && textIn(heading)).toBe(text.slice(0, 290).trim());
    expect(JSON.parse(pages.get('search-es.json') ?? '')).toHaveLength(4);
  });
});
