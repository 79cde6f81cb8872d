import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const BOT = resolve(__dirname, '../../bot');

/** Longest regular expression, in characters as it is written: what is longer nobody reads, and hides words that are data. */
const LONGEST = 80;

/** The regular expressions in a source file, as they are written. */
function expressionsIn(path: string): readonly string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const files = readdirSync(BOT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

describe('the bot has no regular expression', () => {
  const all = files.flatMap((name) => expressionsIn(join(BOT, name)).map((expression) => ({ name, expression })));

  it('that is longer than a reader can take in', () => {
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(({ expression }) => expression.length > LONGEST)).toEqual([]);
  });

  it('that lists words of a language: those stand in the language packs', () => {
    const listed = /[a-zà-ÿ]{3,}\|[a-zà-ÿ]{3,}/i;
    // Suffixes and prefixes are what a stemmer is made of; formats and addresses have words that no translator changes.
    const apart = [join('text', 'stem'), join('knowledge', 'import')];
    const words = all
      .filter(({ name, expression }) => listed.test(expression) && !apart.some((folder) => name.startsWith(folder)))
      .filter(({ expression }) => !expression.includes('mailto'));
    expect(words).toEqual([]);
  });
});
