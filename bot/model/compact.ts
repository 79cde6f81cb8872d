type Flat<Value> = { [Key in keyof Value]: Value[Key] };

/** `Value` with the members that may be `undefined` made optional instead. */
export type Compact<Value extends object> = Flat<
  { [Key in keyof Value as undefined extends Value[Key] ? never : Key]: Value[Key] } & {
    [Key in keyof Value as undefined extends Value[Key] ? Key : never]?: Exclude<Value[Key], undefined>;
  }
>;

/**
 * A copy of `value` without its members that are `undefined`, in the same order. Types here are exact: an optional member
 * is left out, never written as `undefined`, which would also show in what is stored and compared.
 *
 * @example compact({ role: 'customer', name }) is `{ role: 'customer' }` when `name` is undefined
 */
export function compact<const Value extends object>(value: Value): Compact<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Compact<Value>;
}
