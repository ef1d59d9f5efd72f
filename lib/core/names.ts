import type { Translate } from "./i18n/translate";
import { domains } from "./registry";

/** The message key of an act's name: `identity.user.suspend` is called what `identity.acts.user-suspend` says. */
export function actKey(action: string): string {
  const [area, ...act] = action.split(".");
  return `${area}.acts.${act.join("-")}`;
}

/** The message key of a job's name, which stands with the domain that declares it; the name itself without one. */
export function jobKey(name: string): string {
  const owner = domains().find(({ jobs }) => jobs?.some((job) => job.name === name));
  return owner ? `${owner.name}.jobNames.${name.replaceAll(".", "-")}` : name;
}

/** What people call an act; its key when no catalog names it. */
export const actName = (t: Translate, action: string): string => named(t, actKey(action), action);

/** What people call a job; its name in the code when no catalog names it. */
export const jobName = (t: Translate, name: string): string => named(t, jobKey(name), name);

function named(t: Translate, key: string, otherwise: string): string {
  const found = t(key);
  return found === key ? otherwise : found;
}
