import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { helpOf, overview } from '../../../infra/local/cli/knowledge/help';
import { runKnowledge } from '../../../infra/local/cli/knowledge/run';
import { COMMANDS } from '../../../infra/local/cli/knowledge/table';
import { Command } from './fixtures/command';
import { type Folders, makeFolders } from './fixtures/data-folder';

// Processes are started: on a machine that is busy, that takes its time.
jest.setTimeout(120_000);

let folders: Folders;

beforeAll(async () => {
  folders = await makeFolders();
});
afterAll(() => folders.remove());

async function run(...args: readonly string[]): Promise<{ readonly status: number | string; readonly output: string }> {
  const command = new Command('knowledge', args);
  return { status: await command.ended, output: command.output };
}

/** The same in this process, for what starts nothing. */
async function runHere(...args: readonly string[]): Promise<{ readonly status: number; readonly output: string }> {
  let output = '';
  const stream = {
    write(text: string) {
      output += text;
      return true;
    },
  };
  const status = await runKnowledge(args, { stdout: stream, stderr: stream, env: {} });
  return { status, output };
}

const onSmall = (command: string, ...args: readonly string[]) => run(command, '--dir', folders.knowledgeDir, ...args);

async function ask(lines: readonly string[]): Promise<void> {
  await mkdir(folders.knowledgeDir, { recursive: true });
  await writeFile(join(folders.knowledgeDir, 'questions.en.yaml'), lines.map((line) => `- ${line}\n`).join(''));
}

describe('npm run knowledge', () => {
  it.each([['--help'], ['help'], ['-h']])('tells which commands there are: %s', async (...args) => {
    expect(await run(...args)).toEqual({ status: 0, output: overview() });
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))('%s --help tells how to use it', async (name, command) => {
    expect(await runHere(name, '--help')).toEqual({ status: 0, output: helpOf(command) });
  });

  it('without a command tells which there are, and that something is missing', async () => {
    expect(await runHere()).toEqual({ status: 2, output: overview() });
  });

  it.each([
    [['chekc'], 'There is no command “chekc”: say init, check, test,', ''],
    [['test', '--max-wrnog', '0.1'], "Unknown option '--max-wrnog'.", ' test'],
    [['test', '--max-wrong', '3'], '--max-wrong needs a share from 0 to 1, not “3”.', ' test'],
    [['try'], 'try takes "QUESTION".', ' try'],
    [['check', 'delivery'], 'check takes no further words.', ' check'],
    [['check', '--knowledge', ''], '--knowledge needs a folder.', ' check'],
  ])('refuses %j', async (args, message, command) => {
    const { status, output } = await runHere(...args);
    expect(output).toContain(message);
    expect(output.endsWith(`\nTry npm run knowledge --${command} --help\n`)).toBe(true);
    expect(status).toBe(2);
  });

  it('names the folder that is not there', async () => {
    const { status, output } = await runHere('check', '--knowledge', '/nowhere/at/all');
    expect(output).toMatch(/^There is no folder \/nowhere\/at\/all: name the knowledge folder with --knowledge DIR/);
    expect(status).toBe(1);
  });

  it('check says what the knowledge is, and learns nothing for it', async () => {
    const { status, output } = await onSmall('check');
    expect(output).toMatch(/^Valid: version [0-9a-f]{12}, \d+ entries, 0 saved questions, 2 warnings\.$/m);
    expect(output).not.toMatch(/Learning|Training/);
    expect(status).toBe(0);
  });

  it('check of an empty folder names it, and says how to begin', async () => {
    const empty = join(folders.knowledgeDir, '..', 'no-knowledge-yet');
    await mkdir(empty, { recursive: true });
    const { status, output } = await run('check', '--dir', empty);
    expect(output).toMatch(/^service\.yaml:1:1 {2}error: This file is missing\. .* copy the one of the sample shop/m);
    expect(output).toMatch(/^knowledge\/ {2}error: There is no entry here yet, .* Begin with a folder for a topic/m);
    expect(output).toContain(`Not valid: 2 problems in ${empty}.`);
    expect(status).toBe(1);
  });

  it('check tells of a cost that has no effect, and succeeds', async () => {
    await appendFile(join(folders.knowledgeDir, 'service.yaml'), 'wrongAnswerCostsAsMuchAsHandoffs: 10\n');
    const { status, output } = await onSmall('check');
    expect(output).toMatch(/^service\.yaml:3:15 {2}note: .*would give 0\.9\. Remove `answer` here to let it decide\.$/m);
    expect(status).toBe(0);
  });

  it('check --json writes one value with the problems by cause', async () => {
    const { status, output } = await onSmall('check', '--json');
    expect(JSON.parse(output)).toMatchObject({ valid: true, entries: 11 });
    const { problems } = JSON.parse(output);
    expect(problems.at(-1)).toMatchObject({ severity: 'note', places: [{ file: 'service.yaml', line: 3, column: 15 }] });
    expect(status).toBe(0);
  });

  it('try shows the reply, explain also how it was decided', async () => {
    const tried = await onSmall('try', 'how', 'long', 'does', 'delivery', 'take', '--language', 'en');
    expect(tried.output).toMatch(/^answer, delivery\/times at [01]\.\d\d$/m);
    expect(tried.output).not.toContain('Thresholds');
    const explained = await onSmall('explain', 'how long does delivery take', '--language', 'en');
    expect(explained.output).toMatch(/Words\n.*how .*\n[\s\S]*Entries\n +[01]\.\d\d {2}delivery\/times [\s\S]*Thresholds\n/);
    expect([tried.status, explained.status]).toEqual([0, 0]);
  });

  it('test passes when every language passes every gate', async () => {
    await ask(['{ question: how long does delivery take, expect: delivery/times }', '{ question: zzz, expect: handoff }']);
    const { status, output } = await onSmall('test');
    expect(output).toMatch(/en\n.* 1 questions with an answer\n +answered rightly +1 +100\.0 %/);
    expect(output).toMatch(/ 1 questions that nothing answers\n.*wrongly +0 .*\n.*choices +0 .*\n +refused +1 +100\.0 %/);
    expect(status).toBe(0);
  });

  it('test fails with a line for each gate that was not passed, and shows why when asked to', async () => {
    await ask([
      '{ question: how long does delivery take, expect: delivery/cost }',
      '{ question: how do I return a product, expect: handoff }',
    ]);
    const { status, output } = await onSmall('test', '--failures', '--min-refused', '0.5');
    expect(output).toContain('expected delivery/cost, got delivery/times');
    expect(output.split('\n').filter((line) => line.startsWith('en: '))).toEqual([
      'en: right are 0 of 1 (0 %); at least 80 % was set (--min-right).',
      'en: answered wrongly are 2 of 2 (100 %); at most 8 % was set (--max-wrong).',
      'en: refused are 0 of 1 (0 %) that nothing answers; at least 50 % was set (--min-refused).',
    ]);
    expect(status).toBe(1);
    expect(await onSmall('test', '--min-right', '0', '--max-wrong', '1', '--min-refused', '0')).toMatchObject({ status: 0 });
  });
});
