import type { KnowledgeCommand } from './command';
import { DESK_FLAGS, type FileChanges, liveDesk } from './live-desk';
import type { Terminal } from './terminal';

/** Shows what one version changes in another. */
export const DIFF: KnowledgeCommand = {
  name: 'diff',
  summary: 'show what a version changes in the live one, or in another',
  takes: { names: 'VERSION [AGAINST]', least: 1, most: 2 },
  flags: DESK_FLAGS,
  examples: ['diff 4f2a91c07b3e', 'diff 4f2a91c07b3e 90c1d2aa0b17 --stage prod'],
  async run(args, terminal) {
    const [version = '', against] = args.words;
    const changes = await (await liveDesk(args)).changes(version, against);
    terminal.data({ changes });
    if (changes.length === 0) terminal.line('Nothing differs.');
    writeChanges(changes, terminal);
    return 0;
  },
};

const MARKS = { same: ' ', added: '+', removed: '-' } as const;

function writeChanges(changes: FileChanges, terminal: Terminal): void {
  for (const { path, kind, lines } of changes) {
    terminal.line(terminal.paint('bold', `${path}  (${kind})`));
    for (const { kind: of, text } of lines) {
      const line = `${MARKS[of]} ${text}`;
      terminal.line(of === 'same' ? terminal.paint('dim', line) : terminal.paint(of === 'added' ? 'green' : 'red', line));
    }
    terminal.line();
  }
}
