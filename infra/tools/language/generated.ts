/** A TypeScript module that is written from the language packs. */
export interface GeneratedModule {
  /** From the top of the repository on. */
  readonly path: string;
  readonly text: string;
  /** What the module exports, as values: for tests that put them in its place. */
  readonly constants: Readonly<Record<string, unknown>>;
}

/** Where compiled packs lie; nothing else lies there. */
export const COMPILED = 'bot/language/compiled';

/**
 * A module below `COMPILED` with one constant.
 * @param type what the constant is declared as, and the import lines which that needs; without it, TypeScript infers it
 */
export function generatedModule(
  name: string,
  value: unknown,
  type?: { readonly imports: readonly string[]; readonly name: string },
): GeneratedModule {
  const declared = type === undefined ? name : `${name}: ${type.name}`;
  const lines = [GENERATED, ...(type?.imports ?? []), '', `export const ${declared} = ${JSON.stringify(value, null, 2)};`, ''];
  return { path: `${COMPILED}/${name}.ts`, text: lines.join('\n'), constants: { [name]: value } };
}

export const GENERATED = '/** Written by `npm run language` from the folders of bot/language; change those, and run it again. */';
