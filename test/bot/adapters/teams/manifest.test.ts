import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectIntent } from '../../../../bot/conversation/understand/intent';

const FOLDER = join(__dirname, '../../../../bot/adapters/teams/manifest');
const read = (name: string) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

/** Longest texts that Teams takes. https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema */
const LIMITS = { 'name.short': 30, 'name.full': 100, 'description.short': 80, 'description.full': 4_000 } as const;

describe('the app that people install', () => {
  it('has texts that Teams takes, in both languages', () => {
    const { name, description } = read('manifest.json');
    const english = read('en.json');
    const spanish: Readonly<Record<string, string>> = {
      'name.short': name.short,
      'name.full': name.full,
      'description.short': description.short,
      'description.full': description.full,
    };
    for (const [key, most] of Object.entries(LIMITS)) {
      for (const text of [spanish[key], english[key]])
        expect([key, text?.length ?? 0, (text?.length ?? most + 1) <= most]).toEqual([key, text?.length, true]);
    }
  });

  it('offers a command that the bot understands', () => {
    const title = read('manifest.json').bots[0].commandLists[0].commands[0].title;
    expect(detectIntent(title)).toBe('person');
    expect(detectIntent(read('en.json')['bots[0].commandLists[0].commands[0].title'])).toBe('person');
  });

  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has an icon %s of %i pixels', (name, size) => {
    const png = readFileSync(join(FOLDER, name));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });
});
