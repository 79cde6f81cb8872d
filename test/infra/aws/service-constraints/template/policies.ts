import { list, type Resource, record } from '../../deployed';
import type { Resources } from './constraint';
import { filledInDocument } from './filled-in';
import { namedIn } from './references';

/** The statements of a policy document. */
export function statementsIn(document: unknown): readonly Readonly<Record<string, unknown>>[] {
  return list(record(document).Statement).map(record);
}

/** How long a document is for IAM, which does not count white space. */
export function lengthOf(document: unknown, resources: Resources): number {
  return JSON.stringify(filledInDocument(document, resources)).replace(/\s/g, '').length;
}

/** The policies that a template gives a role. */
export function policiesOf(role: Resource, resources: Resources): Resources {
  return resources.filter(({ type, properties }) => type === 'AWS::IAM::Policy' && namedIn(properties.Roles).includes(role.id));
}

/** May a role do this to that, by statements that name both? */
export function allows(role: Resource | undefined, action: string, target: string, resources: Resources): boolean {
  if (role === undefined) return false;
  return policiesOf(role, resources)
    .flatMap(({ properties }) => statementsIn(properties.PolicyDocument))
    .some(
      ({ Effect, Action, Resource }) => Effect === 'Allow' && list(Action).includes(action) && namedIn(Resource).includes(target),
    );
}

/** What breaks IAM's grammar in a document that is attached to a role. */
export function grammarFaults(document: unknown): readonly string[] {
  const { Version } = record(document);
  const statements = statementsIn(document);
  return [
    ...(Version === '2012-10-17' ? [] : [`version ${Version}`]),
    ...(statements.length === 0 ? ['no statement'] : []),
    ...statements.flatMap((statement) => {
      const one = (name: string) => (statement[name] === undefined) !== (statement[`Not${name}`] === undefined);
      return [
        ...(['Allow', 'Deny'].includes(String(statement.Effect)) ? [] : [`effect ${statement.Effect}`]),
        ...(one('Action') ? [] : ['Action or NotAction']),
        ...(/^[A-Za-z0-9]*$/.test(String(statement.Sid ?? '')) ? [] : [`sid ${statement.Sid}`]),
        ...list(statement.Action)
          .map(String)
          .filter((action) => !/^(\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/.test(action)),
      ];
    }),
  ];
}
