import { MostradorError } from '../model/errors';

const PART = /^[\w~-]+(\.[\w~-]+)*$/;

/** A path of the help pages, which never leaves their place. Throws INVALID_REQUEST for any other. */
export function safeHelpPath(path: string): string {
  if (path.split('/').every((part) => PART.test(part))) return path;
  throw new MostradorError('INVALID_REQUEST', 'A path of the help pages has letters, digits, `-`, `_`, `~` and single dots.');
}
