import { CHECK } from './check';
import type { KnowledgeCommand } from './command';
import { TEST } from './test';
import { EXPLAIN, TRY } from './try';

/** Every command, in the order in which people meet them: one row each. */
export const COMMANDS: readonly KnowledgeCommand[] = [CHECK, TEST, TRY, EXPLAIN];
