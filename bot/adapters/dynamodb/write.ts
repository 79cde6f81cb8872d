import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { CommitOutcome } from '../../ports';
import { type Condition, expressionOf } from './table/conditions';
import type * as keys from './table/keys';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What a failed condition of a write means to the caller. */
export type Conflict = Extract<CommitOutcome, { kind: 'conflict' }>['what'] | 'reply';

export interface Write {
  readonly key: keys.Key;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** These attributes grow by so much, and only the other ones are replaced. */
  readonly adds?: Readonly<Record<string, number>>;
  readonly only?: { readonly when: Condition; readonly otherwise: Conflict };
}

/** A write as part of a transaction; when a reply is stored already, the rejection contains it. */
export function transactItem(tableName: string, write: Write): TransactItem {
  const { key, attributes, adds, only } = write;
  if (adds !== undefined) return { Update: { TableName: tableName, Key: { ...key }, ...additionOf(adds, write) } };
  return {
    Put: {
      TableName: tableName,
      Item: { ...key, ...attributes },
      ...(only === undefined ? {} : expressionOf(only.when)),
      ...(only?.otherwise === 'reply' ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {}),
    },
  };
}

function additionOf(adds: NonNullable<Write['adds']>, { attributes, only }: Write) {
  const condition = only && expressionOf(only.when);
  const [added, set] = [Object.keys(adds), Object.keys(attributes)];
  const pairs = (names: readonly string[], between: string) => names.map((name) => `#${name}${between}:${name}`).join(', ');
  const names = [...added, ...set];
  const values = { ...attributes, ...adds };
  return {
    UpdateExpression: `ADD ${pairs(added, ' ')}${set.length === 0 ? '' : ` SET ${pairs(set, ' = ')}`}`,
    ...condition,
    ExpressionAttributeNames: {
      ...condition?.ExpressionAttributeNames,
      ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ...condition?.ExpressionAttributeValues,
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
    },
  };
}
