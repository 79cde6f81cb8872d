import { list, type Resource, record } from '../../deployed';

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
  return setIn((resource) => resource.type === type, path, value);
}

/** The same, for the first of a type that has another property. */
export function setWhere(type: string, property: string, path: string, value: unknown): Change {
  return setIn((resource) => resource.type === type && resource.properties[property] !== undefined, path, value);
}

function setIn(isMeant: (resource: Resource) => boolean, path: string, value: unknown): Change {
  return (resources) =>
    changeFirst(resources, isMeant, (resource) => ({
      ...resource,
      properties: record(withValue(resource.properties, path.split('.'), value)),
    }));
}

/** Sets an attribute of the first resource of a type, such as `DeletionPolicy`. */
export function setAttribute(type: string, name: string, value: unknown): Change {
  return (resources) =>
    changeFirst(
      resources,
      (resource) => resource.type === type,
      (resource) => ({ ...resource, raw: { ...resource.raw, [name]: value } }),
    );
}

function changeFirst(
  resources: Resources,
  isMeant: (resource: Resource) => boolean,
  change: (resource: Resource) => Resource,
): Resources {
  const first = resources.find(isMeant);
  if (first === undefined) throw new Error('The template has no such resource to change.');
  return resources.map((resource) => (resource === first ? change(resource) : resource));
}

export function add(type: string, properties: Readonly<Record<string, unknown>>, many = 1): Change {
  return (resources) => [
    ...resources,
    ...Array.from({ length: many }, (_, index) => ({
      id: `Added${resources.length + index}`,
      type,
      properties,
      raw: { Type: type },
    })),
  ];
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

/** Those that come more than once. */
export function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** Is it a whole number from `least` to `most`? */
export function within(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
