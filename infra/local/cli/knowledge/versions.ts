import type { KnowledgeCommand } from './command';
import { DESK_FLAGS, liveDesk } from './live-desk';

/** Lists what was made live, by whom and why. */
export const VERSIONS: KnowledgeCommand = {
  name: 'versions',
  summary: 'list the versions that were made live, latest first',
  flags: DESK_FLAGS,
  examples: ['versions', 'versions --stage prod --json'],
  async run(args, terminal) {
    const { live, versions } = await (await liveDesk(args)).versions();
    terminal.data({ live, versions });
    if (versions.length === 0) terminal.line('Nothing was published yet: the knowledge of the deployment answers.');
    for (const { number, version, kind, at, author, note = '' } of versions) {
      const mark = number === live?.number ? '*' : ' ';
      const when = at.slice(0, 16).replace('T', ' ');
      const line =
        `${mark} ${String(number).padStart(4)}  ${version}  ${when}  ${kind.padEnd(8)}  ${author.padEnd(12)}  ${note}`.trimEnd();
      terminal.line(number === live?.number ? terminal.paint('bold', line) : line);
    }
    return 0;
  },
};
