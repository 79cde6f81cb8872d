import { relative, resolve } from 'node:path';
import { HOME } from '../root';
import { type Environment, UsageError } from './usage-error';

/** The folder of all data: `--data`, MOSTRADOR_DATA, or `.mostrador`. Throws a UsageError for an empty one. */
export function dataDirOf(given: string | undefined, environment: Environment): string {
  return folderOf('data', given ?? (environment.MOSTRADOR_DATA || undefined), environment) ?? resolve(HOME, '.mostrador');
}

/** The folder that people edit: `--knowledge`, MOSTRADOR_KNOWLEDGE, or `knowledge`. Throws a UsageError for an empty one. */
export function knowledgeDirOf(given: string | undefined, environment: Environment): string {
  return (
    folderOf('knowledge', given ?? (environment.MOSTRADOR_KNOWLEDGE || undefined), environment) ?? resolve(HOME, 'knowledge')
  );
}

/** A path that was typed is relative to where the command was typed; npm runs it in the folder of the package. */
export function typedPath(given: string, environment: Environment): string {
  return resolve(environment.INIT_CWD ?? process.cwd(), given);
}

function folderOf(flag: string, given: string | undefined, environment: Environment): string | undefined {
  if (given === '') throw new UsageError(`--${flag} needs a folder.`);
  return given === undefined ? undefined : typedPath(given, environment);
}

/** A path as it is typed here: relative when it is inside. */
export function shortest(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === '' || fromHere.startsWith('..') ? path : fromHere;
}
