/** Between the key of a phrase and the way of addressing people in which it has another form: `greeting.night@usted`. */
export const REGISTER_MARK = '@';

const PLACEHOLDER = /\{(\w+)\}/g;

/**
 * Fills the placeholders of a template, `{name}`. Filled-in text is not scanned again; a placeholder without a value stays,
 * so that the mistake is visible.
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(
    PLACEHOLDER,
    (placeholder, name: string) => (Object.hasOwn(values, name) ? values[name] : undefined) ?? placeholder,
  );
}

/** The names of a template's placeholders, without duplicates, in order of first appearance. */
export function placeholdersOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].flatMap(([, name]) => (name === undefined ? [] : [name])))];
}
