import { list, type Resource } from '../../deployed';
import type { Resources } from './constraint';

/** The logical ids that a value names by `Ref`, `Fn::GetAtt` or `Fn::Sub`. */
export function namedIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(namedIn);
  return Object.entries(value).flatMap(([key, of]) => {
    if (key === 'Ref') return [String(of)];
    if (key === 'Fn::GetAtt') return [String(list(of)[0])];
    if (key === 'Fn::Sub') return [...String(of).matchAll(/\$\{([^.}]+)/g)].map(([, name = '']) => name);
    return namedIn(of);
  });
}

/** Everything that CloudFormation makes before it makes this resource. */
export function madeBefore(resource: Resource, resources: Resources): ReadonlySet<string> {
  const before = new Set<string>();
  const visit = ({ properties, raw }: Resource) => {
    for (const name of [...namedIn(properties), ...list(raw.DependsOn).map(String)]) {
      if (before.has(name)) continue;
      before.add(name);
      const found = resources.find(({ id }) => id === name);
      if (found !== undefined) visit(found);
    }
  };
  visit(resource);
  return before;
}
