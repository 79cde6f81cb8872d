/** A TypeScript module generated from the language packs. */
export interface GeneratedModule {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly text: string;
  /** The module's exports as values, so that tests can replace them. */
  readonly constants: Readonly<Record<string, unknown>>;
}

/** The folder of compiled packs; it contains nothing else. */
export const COMPILED = 'bot/language/compiled';

/**
 * A module below `COMPILED` with one constant.
 * @param type the declared type of the constant, with the import lines it needs; inferred when absent
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
