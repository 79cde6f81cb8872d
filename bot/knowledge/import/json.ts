import type { KnowledgeProblem } from '../problems';
import { type ImportFile, placeOf, problemAt } from './draft';

/** Parses JSON, with or without a byte-order mark; says where it is wrong. */
export function readJson({ name, text }: ImportFile): { readonly value: unknown } | { readonly problem: KnowledgeProblem } {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const offset = Number(/position (\d+)/.exec(said)?.[1] ?? json.length);
    const message = 'Save or export the file once more: it is not valid JSON from here on.';
    return { problem: problemAt(placeOf(name, json, offset), message) };
  }
}
