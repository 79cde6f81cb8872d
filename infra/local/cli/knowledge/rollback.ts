import type { KnowledgeCommand } from './command';
import { DESK_FLAGS, liveDesk } from './live-desk';

/** Makes an earlier version live again. */
export const ROLLBACK: KnowledgeCommand = {
  name: 'rollback',
  summary: 'make an earlier version live again: the one before, or the one that is named',
  takes: { names: '[VERSION]', least: 0, most: 1 },
  flags: { ...DESK_FLAGS, note: { value: 'TEXT', means: 'why, for the history' } },
  details: ['The files stay as they are. On this machine, the next save of a file is live again.'],
  examples: ['rollback', 'rollback 4f2a91c07b3e --stage prod --note "wrong prices"'],
  async run(args, terminal) {
    const desk = await liveDesk(args);
    const version = args.words[0] ?? (await before(await desk.versions()));
    const publication = await desk.rollBack(version, args.text('note'));
    terminal.data(publication);
    terminal.line(terminal.paint('green', `Version ${publication.version} is live within five seconds.`));
    return 0;
  },
};

/** The version that was live before the live one. */
async function before({
  live,
  versions,
}: Awaited<ReturnType<Awaited<ReturnType<typeof liveDesk>>['versions']>>): Promise<string> {
  const earlier = versions.find(({ version, number }) => version !== live?.version && number < (live?.number ?? 0));
  if (earlier === undefined) throw new Error('There is no earlier version to go back to.');
  return earlier.version;
}
