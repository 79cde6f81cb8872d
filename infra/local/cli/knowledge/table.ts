import { CHECK } from './check';
import type { KnowledgeCommand } from './command';
import { DIFF } from './diff';
import { EXPORT } from './export';
import { GAPS } from './gaps';
import { HOLIDAYS } from './holidays';
import { IMPORT } from './import';
import { INIT } from './init';
import { PUBLISH } from './publish';
import { REPLAY } from './replay';
import { ROLLBACK } from './rollback';
import { TEST } from './test';
import { EXPLAIN, TRY } from './try';
import { VERSIONS } from './versions';

/** Every command, in the order in which people meet them: one row each. */
export const COMMANDS: readonly KnowledgeCommand[] = [
  INIT,
  CHECK,
  TEST,
  TRY,
  EXPLAIN,
  IMPORT,
  EXPORT,
  DIFF,
  PUBLISH,
  VERSIONS,
  ROLLBACK,
  REPLAY,
  GAPS,
  HOLIDAYS,
];
