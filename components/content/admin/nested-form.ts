type Nested = { [key: string]: unknown };

/** `images[0].alt` is the path images, 0, alt; a number makes its parent a list. */
function place(target: Nested, name: string, value: unknown): void {
  const parts = name.replace(/\[(\d+)\]/g, ".$1").split(".");
  let here = target;
  parts.slice(0, -1).forEach((part, i) => {
    here[part] ??= /^\d+$/.test(parts[i + 1] ?? "") ? [] : {};
    here = here[part] as Nested;
  });
  here[parts.at(-1) as string] = value;
}

/**
 * The values of a form as one object: `data.seo.title` becomes `{data: {seo: {title}}}`, checkboxes become booleans,
 * an empty select null, repeated names lists. What a server gets by parsing the form, for sending it aside.
 */
export function nestedValues(form: HTMLFormElement): Nested {
  const out: Nested = {};
  const lists = new Map<string, string[]>();
  for (const el of form.elements) {
    const input = el as HTMLInputElement;
    if (!input.name || input.disabled || input.type === "file" || input.name.startsWith("$")) continue;
    if (input.type === "checkbox") place(out, input.name, input.checked);
    else if (input.type === "radio") {
      if (input.checked) place(out, input.name, input.value);
    } else if (el instanceof HTMLSelectElement) place(out, input.name, input.value || null);
    else lists.set(input.name, [...(lists.get(input.name) ?? []), input.value]);
  }
  for (const [name, values] of lists) place(out, name, values.length > 1 ? values : values[0]);
  return out;
}
