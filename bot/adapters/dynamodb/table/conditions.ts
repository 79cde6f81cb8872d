type Attributes = Readonly<Record<string, unknown>>;

/** What must be true of the stored item for a write to happen. */
export interface Condition {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Attributes;
}

/** The condition in the SDK's form. */
export function expressionOf(condition: Condition) {
  return {
    ConditionExpression: condition.expression,
    ExpressionAttributeNames: condition.names,
    ...(Object.keys(condition.values).length === 0 ? {} : { ExpressionAttributeValues: condition.values }),
  };
}

export const PRESENT: Condition = { expression: 'attribute_exists(#PK)', names: { '#PK': 'PK' }, values: {} };

/** The item does not exist, or has expired and waits to be removed. */
export function absentAt(nowSeconds: number): Condition {
  return {
    expression: '(attribute_not_exists(#PK) OR #expiresAt <= :now)',
    names: { '#PK': 'PK', '#expiresAt': 'expiresAt' },
    values: { ':now': nowSeconds },
  };
}

/** The item exists and is neither expired nor fenced by an erasure. */
export function aliveAt(nowSeconds: number): Condition {
  return {
    expression: '#version > :none AND #expiresAt > :now',
    names: { '#version': 'version', '#expiresAt': 'expiresAt' },
    values: { ':none': 0, ':now': nowSeconds },
  };
}

/** The item exists and has exactly these values. */
export function equalTo(attributes: Attributes): Condition {
  const names = Object.keys(attributes);
  return {
    expression: names.map((name) => `#${name} = :${name}`).join(' AND '),
    names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    values: Object.fromEntries(names.map((name) => [`:${name}`, attributes[name]])),
  };
}

/** The item has the version that was read, or is not there when none was. */
export function atVersion(expected: number, absent: Condition): Condition {
  return expected === 0 ? absent : equalTo({ version: expected });
}

/** The attribute has this value, or the item was last written by a version that knew no such attribute. */
export function unlessOther(name: string, value: string): Condition {
  return {
    expression: `(attribute_not_exists(#${name}) OR #${name} = :${name})`,
    names: { [`#${name}`]: name },
    values: { [`:${name}`]: value },
  };
}

export function both(a: Condition, b: Condition): Condition {
  return { ...either(a, b), expression: `${a.expression} AND ${b.expression}` };
}

export function either(a: Condition, b: Condition): Condition {
  return {
    expression: `${a.expression} OR ${b.expression}`,
    names: { ...a.names, ...b.names },
    values: { ...a.values, ...b.values },
  };
}
