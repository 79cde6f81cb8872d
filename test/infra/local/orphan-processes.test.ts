import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dataFolder } from '../../../infra/local/data-folder';
import { endOrphans } from '../../../infra/local/orphan-processes';

/** Looks like the table of a data folder, and does nothing. */
function table(path: string) {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '--', '--db-path', path], { stdio: 'ignore' });
  return { child, ended: once(child, 'exit') };
}

test('the table that a killed server left behind is ended, even if the server could not note it down; others stay', async () => {
  const data = dataFolder('/nowhere/data');
  const [orphan, other] = [table(data.table), table(dataFolder('/nowhere/data2').table)];
  await Promise.all([orphan, other].map(({ child }) => once(child, 'spawn')));
  await endOrphans(data);
  expect(await orphan.ended).toEqual([null, 'SIGKILL']);
  expect(other.child.signalCode).toBeNull();
  other.child.kill('SIGKILL');
  await other.ended;
});
