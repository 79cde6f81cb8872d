import type { CommitOutcome } from '../../ports';
import type { TransactItem } from './table/commands';
import { type Condition, expressionOf } from './table/conditions';
import type * as keys from './table/keys';

/** What a failed condition of a write means to the caller. */
export type Conflict = Extract<CommitOutcome, { kind: 'conflict' }>['what'] | 'reply';

export interface Write {
  readonly key: keys.Key;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** These attributes grow by so much, and only the other ones are replaced. */
  readonly adds?: Readonly<Record<string, number>>;
  readonly only?: { readonly when: Condition; readonly otherwise: Conflict };
}

/** Bytes of a write unit. */
const UNIT = 1_024;

/** What one write of the item costs by itself, without its copies in indexes. */
export const unitsOf = (write: Write): number => Math.ceil(bytesOf(write) / UNIT);

/** The size as DynamoDB counts it: names and values. */
export function bytesOf({ key, attributes }: Write): number {
  return Object.entries({ ...key, ...attributes }).reduce((sum, [name, value]) => sum + name.length + bytesOfValue(value), 0);
}

function bytesOfValue(value: unknown): number {
  if (value === undefined) return 0;
  if (value instanceof Uint8Array) return value.length;
  // A number takes a byte for every two digits, and one more.
  return typeof value === 'number' ? Math.ceil(String(value).length / 2) + 1 : Buffer.byteLength(String(value));
}

/** A write as part of a transaction; when a reply is stored already, the rejection contains it. */
export function transactItem(tableName: string, write: Write): TransactItem {
  const { key, attributes, adds, only } = write;
  if (adds !== undefined) return { Update: updateOf(tableName, write) };
  return {
    Put: {
      TableName: tableName,
      Item: { ...key, ...attributes },
      ...(only === undefined ? {} : expressionOf(only.when)),
      ...(only?.otherwise === 'reply' ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {}),
    },
  };
}

/** The update of a write that adds. */
export function updateOf(tableName: string, write: Write) {
  return { TableName: tableName, Key: { ...write.key }, ...additionOf(write.adds ?? {}, write) };
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
