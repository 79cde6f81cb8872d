import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { still } from '../still';

/** Pictures of the running program, one by one and in strips. */
export interface Film {
  /** A picture of the page as it is now. */
  frame(page: Page, name: string): Promise<void>;
  /** The frames so far whose names begin so, side by side with their names below, for the documentation. */
  strip(
    browser: Browser,
    beginning: string,
    options: { readonly name: string; readonly columns: number; readonly width: number },
  ): Promise<void>;
}

export interface Folders {
  /** For the pictures that the documentation shows. */
  readonly shown: string;
  readonly isShown: (name: string) => boolean;
  /** For all pictures; none are kept but those shown when it is absent. */
  readonly all: string | undefined;
}

/** Between the pictures of a strip, px. */
const GAP = 12;

export async function openFilm({ shown, isShown, all }: Folders): Promise<Film> {
  const frames = new Map<string, Buffer>();
  for (const folder of [shown, all]) if (folder !== undefined) await mkdir(folder, { recursive: true });
  const keep = async (name: string, picture: Buffer) => {
    if (all !== undefined) await writeFile(join(all, `${name}.png`), picture);
    if (isShown(name)) await writeFile(join(shown, `${name}.png`), picture);
  };
  return {
    async frame(page, name) {
      // What is still on its way in would be caught half-way.
      await still(page);
      const picture = await page.screenshot();
      frames.set(name, picture);
      await keep(name, picture);
    },
    async strip(browser, beginning, { name, columns, width }) {
      const page = await browser.newPage({ viewport: { width: columns * (width + GAP) + GAP, height: 200 } });
      const chosen = [...frames].filter(([frame]) => frame.startsWith(beginning));
      await page.setContent(
        `<style>
          body { display: grid; grid-template-columns: repeat(${columns}, ${width}px); align-items: start; gap: ${GAP}px;
            margin: ${GAP}px; background: #efeae1; color: #5f584e; font: 13px system-ui }
          figure { margin: 0 } img { width: 100%; display: block; border-radius: 6px } figcaption { padding: 4px }
        </style>${chosen.map(([frame, picture]) => figure(frame.slice(beginning.length), picture)).join('')}`,
      );
      await keep(name, await page.screenshot({ fullPage: true }));
      await page.close();
    },
  };
}

function figure(name: string, picture: Buffer): string {
  const caption = name.replace(/^[\d-]+/, '').replaceAll('-', ' ');
  return `<figure><img alt="" src="data:image/png;base64,${picture.toString('base64')}"><figcaption>${caption}</figcaption></figure>`;
}
