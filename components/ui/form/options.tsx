export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
  /** Options of one group stand under its name. */
  group?: string;
}

/** The options of a select, in their groups. */
export function Options({ options }: { options: readonly SelectOption[] }) {
  return [...Map.groupBy(options, (option) => option.group ?? "")].map(([group, list]) => {
    const items = list.map(({ value, label, disabled }) => (
      <option key={value} value={value} disabled={disabled}>
        {label}
      </option>
    ));
    return group ? (
      <optgroup key={group} label={group}>
        {items}
      </optgroup>
    ) : (
      items
    );
  });
}
