const PLACEHOLDER = /\{(\w+)\}/g;

/**
 * Fills the placeholders of a template, `{name}`. What is filled in is never looked at again; a placeholder without a value
 * stays as it is, so that the fault can be seen.
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(
    PLACEHOLDER,
    (placeholder, name: string) => (Object.hasOwn(values, name) ? values[name] : undefined) ?? placeholder,
  );
}

/** The names of a template's placeholders, each once, in order of first appearance. */
export function placeholdersOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].flatMap(([, name]) => (name === undefined ? [] : [name])))];
}
