import { setTimeout as after } from 'node:timers/promises';
import { sha256Digest, systemClock } from '../../../../bot/adapters/crypto';
import { readKnowledgeFolder } from '../../../../bot/adapters/files';
import { parseKnowledge } from '../../../../bot/knowledge/parse';
import type { ExitCode, KnowledgeCommand } from './command';
import { DESK_FLAGS, type Job, type LiveDesk, liveDesk } from './live-desk';
import { counted, writeProblems } from './report';
import type { Terminal } from './terminal';

const LOOK_MS = 1_000;

/** Publishes the folder to a stage, or the drafts of the server on this machine. */
export const PUBLISH: KnowledgeCommand = {
  name: 'publish',
  summary: 'make the files the version that customers get, without a deployment',
  flags: {
    ...DESK_FLAGS,
    note: { value: 'TEXT', means: 'why, for the history' },
    'despite-questions': { means: 'publish although saved questions are answered worse than before' },
  },
  details: [
    'All files are checked and the saved questions asked first; whatever fails, the version before stays live.',
    'On this machine, a running server publishes each save by itself: this publishes the drafts of the page.',
  ],
  examples: ['publish --stage prod --note "New opening hours"', 'publish'],
  async run(args, terminal) {
    const folder = args.existingFolder();
    const files = await readKnowledgeFolder(folder);
    const parsed = parseKnowledge(files, sha256Digest, systemClock.now());
    if (parsed.kind === 'invalid') {
      writeProblems(terminal, parsed.problems);
      terminal.data({ published: false, problems: parsed.problems });
      terminal.note(`Not valid: ${counted(parsed.problems)} in ${folder}.`);
      return 1;
    }
    const desk = await liveDesk(args);
    const note = args.text('note');
    const options = {
      ...(note === undefined ? {} : { note }),
      ...(args.has('despite-questions') ? { despiteQuestions: true } : {}),
    };
    const job = await ended(desk, await desk.publish(files, options), terminal);
    terminal.data(job);
    return tell(job, terminal);
  },
};

async function ended(desk: LiveDesk, started: Job, terminal: Terminal): Promise<Job> {
  let job = started;
  let told = -1;
  while (job.state === 'waiting' || job.state === 'running') {
    if (job.progress !== told) terminal.note(`Publishing: ${Math.round(100 * job.progress)} %`);
    told = job.progress;
    await after(LOOK_MS);
    job = await desk.job(started.id);
  }
  return job;
}

function tell({ state, result }: Job, terminal: Terminal): ExitCode {
  const said = outcomeInWords(result);
  for (const line of said) terminal.line(state === 'done' ? terminal.paint('green', line) : line);
  return state === 'done' ? 0 : 1;
}

/** What came of a job of publishing. */
export function outcomeInWords(result: Job['result']): readonly string[] {
  const part = (name: string): unknown => result?.[name];
  const list = (name: string): readonly unknown[] => [part(name)].flat();
  const text = (value: unknown, name: string) => String(Object(value)[name] ?? '');
  switch (result?.kind) {
    case 'published':
      return [`Version ${text(part('publication'), 'version')} is live within five seconds.`];
    case 'unchanged':
      return [`Version ${part('version')} is live already: nothing to publish.`];
    case 'questions':
      return [
        ...list('broken').map(
          (broken) =>
            `${text(broken, 'language')}: “${text(broken, 'question')}” must lead to ${text(broken, 'expect')}, and got ${text(broken, 'got')}.`,
        ),
        'These saved questions are answered worse than before, so nothing was published. Mend them, or add --despite-questions.',
      ];
    case 'conflict':
      return [
        `Somebody else changed ${list('paths').join(', ')} since the draft was begun. Look at it in the page, and publish again.`,
      ];
    case 'unapproved':
      return [`Another admin must publish ${list('paths').join(', ')}: you made the last change there (\`secondApproval\`).`];
    case 'overtaken':
      return [`${text(part('by'), 'author')} published another version meanwhile. Look at it, and publish again.`];
    case 'invalid':
      return list('problems').map(
        (problem) => `${text(problem, 'file')}:${text(problem, 'line')}:${text(problem, 'column')}  ${text(problem, 'message')}`,
      );
    case 'busy':
      return ['Another publication is still under way. Try again in a moment.'];
    default:
      return [String(part('detail') ?? 'Nothing was published.')];
  }
}
