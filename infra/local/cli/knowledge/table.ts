import { CHECK } from './check';
import type { KnowledgeCommand } from './command';
import { DIFF } from './diff';
import { GAPS } from './gaps';
import { PUBLISH } from './publish';
import { REPLAY } from './replay';
import { ROLLBACK } from './rollback';
import { TEST } from './test';
import { EXPLAIN, TRY } from './try';
import { VERSIONS } from './versions';

/** Every command, in the order in which people meet them: one row each. */
export const COMMANDS: readonly KnowledgeCommand[] = [CHECK, TEST, TRY, EXPLAIN, DIFF, PUBLISH, VERSIONS, ROLLBACK, REPLAY, GAPS];
