type Flat<Value> = { [Key in keyof Value]: Value[Key] };

/** `Value` with the members that may be `undefined` made optional instead. */
export type Compact<Value extends object> = Flat<
  { [Key in keyof Value as undefined extends Value[Key] ? never : Key]: Value[Key] } & {
    [Key in keyof Value as undefined extends Value[Key] ? Key : never]?: Exclude<Value[Key], undefined>;
  }
>;

/**
 * A copy of `value` without its `undefined` members, in the same order. Optional members are never `undefined` here
 * (`exactOptionalPropertyTypes`): an `undefined` would also be stored and compared.
 *
 * @example compact({ role: 'customer', name }) is `{ role: 'customer' }` when `name` is undefined
 */
export function compact<const Value extends object>(value: Value): Compact<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Compact<Value>;
}
