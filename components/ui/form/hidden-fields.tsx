export type HiddenValue = string | number | boolean | null | undefined | readonly (string | number)[];

/**
 * Hidden inputs for an object. Absent values and `false` send nothing and `true` sends "on", which is how forms
 * write a checkbox.
 */
export function HiddenFields({ values }: { values: Record<string, HiddenValue> }) {
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined || value === null || value === false) return [];
    const list = Array.isArray(value)
      ? (value as readonly (string | number)[])
      : [value === true ? "on" : value];
    return list.map((v) => <input key={`${name}=${v}`} type="hidden" name={name} value={String(v)} />);
  });
}
