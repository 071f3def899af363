/**
 * A page object that throws on a property the presenter did not give, so that a forgotten value fails
 * with its name instead of printing nothing.
 */
export function strictPage<T extends object>(page: T, path = 'page'): T {
  return new Proxy(page, {
    get(target, property, receiver) {
      const value: unknown = Reflect.get(target, property, receiver);
      if (typeof property === 'symbol' || property in target) {
        // Arrays are walked with their own methods; what they hold is guarded in its turn.
        return typeof value === 'object' && value !== null && typeof property === 'string'
          ? strictPage(value, `${path}.${property}`)
          : value;
      }
      // EJS asks whether a value is a promise, and joins arrays with these.
      if (property === 'then' || property === 'toJSON') return undefined;
      throw new Error(`${path}.${property} 没有由呈现层给出`);
    },
  });
}
