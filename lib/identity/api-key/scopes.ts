import type { Actor } from "../../core/ctx";
import { holds } from "../../core/ctx";
import { domains } from "../../core/registry";

/** Something that a key can be allowed. */
export interface Scope {
  key: string;
  /** Message key of its name. */
  label: string;
}

/** The scopes that a person may give to a key: what a right is needed for, only with that right. */
export function scopesFor(actor: Actor): Scope[] {
  return domains().flatMap(({ scopes = {} }) =>
    Object.entries(scopes)
      .filter(([, { permission }]) => !permission || holds(actor, permission))
      .map(([key, { label }]) => ({ key, label })),
  );
}
