import { list, type Resource, record } from '../deployed';

/** The resources of a template. */
export type Resources = readonly Resource[];

/** A rule that only the service itself checks, while it makes the resource: a template that breaks it fails in the middle of a deployment. */
export interface Constraint {
  /** A sentence that is true of every template the service accepts. */
  readonly rule: string;
  /** Where the service documents it. */
  readonly source: string;
  /** What breaks the rule. */
  faults(resources: Resources): readonly string[];
  /** Templates that the service refuses, as changes to ours: each must be noticed, or the rule checks nothing. */
  readonly refused: readonly Change[];
}

export type Change = (resources: Resources) => Resources;

/** A rule about each resource of a type; `check` gives what is wrong with one. */
export function each(
  type: string,
  {
    check,
    ...constraint
  }: Omit<Constraint, 'faults'> & { readonly check: (resource: Resource, all: Resources) => readonly string[] | boolean },
): Constraint {
  return {
    ...constraint,
    faults: (resources) =>
      resources
        .filter((resource) => resource.type === type)
        .flatMap((resource) => {
          const faults = check(resource, resources);
          if (typeof faults === 'boolean') return faults ? [] : [resource.id];
          return faults.map((fault) => `${resource.id}: ${fault}`);
        }),
  };
}

/** Sets a property of the first resource of a type, by its path: `Policies.PasswordPolicy.MinimumLength`. */
export function set(type: string, path: string, value: unknown): Change {
  return (resources) => {
    const changed = resources.find((resource) => resource.type === type);
    if (changed === undefined) throw new Error(`no ${type} to change`);
    const properties = record(withValue(changed.properties, path.split('.'), value));
    return resources.map((resource) => (resource === changed ? { ...resource, properties } : resource));
  };
}

function withValue(target: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(target)) {
    const items: unknown[] = [...target];
    items[Number(name)] = withValue(items[Number(name)], rest, value);
    return items;
  }
  return { ...record(target), [name]: withValue(record(target)[name], rest, value) };
}

/** What is at a path, or `undefined`. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce((found, name) => record(found)[name], value);
}

export function strings(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === 'string');
}
