import type { ConstraintMap } from "../core/action";
import { conflict } from "../core/errors";

const taken = (field: string, key: string) => () => conflict("errors.invalid", {}, { [field]: key });

/** What a violated constraint means to the person who typed. */
export const SKILLS_CONSTRAINTS: ConstraintMap = {
  categories_name: taken("name", "skills.error.siblingName"),
  skill_synonyms_normalized: taken("label", "skills.error.nameInUse"),
  skills_name: taken("name", "skills.error.nameInUse"),
  skills_external_uri: taken("externalUri", "skills.error.uriInUse"),
  specializations_name: taken("name", "skills.error.nameInUse"),
  specializations_slug: taken("slug", "skills.error.slugInUse"),
};
