import { hasErrors, type KnowledgeProblem } from '../../../bot/knowledge/problems';
import { compileFacts } from './facts';
import type { GeneratedModule } from './generated';
import { compileListens } from './listens';
import type { LanguagePack } from './packs';
import { compileSays } from './says';

export interface CompiledLanguages {
  /** Problems of the packs, by file, line and column; with an error among them, nothing should be written. */
  readonly problems: readonly KnowledgeProblem[];
  readonly modules: readonly GeneratedModule[];
}

/**
 * Checks the language packs against each other, and generates the TypeScript that the bot imports. The first language by
 * `order` is the reference for the others. Pure and deterministic.
 */
export function compileLanguages(packs: readonly LanguagePack[]): CompiledLanguages {
  const facts = compileFacts(packs);
  if (hasErrors(facts.problems)) return { problems: facts.problems, modules: [] };
  const ordered = facts.languages.flatMap((code) => packs.filter((pack) => pack.code === code));
  const says = compileSays(ordered);
  const listens = compileListens(ordered);
  return {
    problems: [...facts.problems, ...says.problems, ...listens.problems],
    modules: [...facts.modules, ...says.modules, ...listens.modules],
  };
}
