import type { ConstraintMap } from "../core/action";
import { conflict } from "../core/errors";

const taken = (field: string, key: string) => () => conflict("errors.invalid", {}, { [field]: key });

/** What a violated constraint means to the person who typed. */
export const IDENTITY_CONSTRAINTS: ConstraintMap = {
  users_email_unique: taken("email", "identity.error.emailTaken"),
  users_username_unique: taken("username", "identity.error.usernameTaken"),
  users_phone_unique: taken("phoneNumber", "identity.error.phoneTaken"),
  user_roles_one_live: () => conflict("identity.error.roleHeld"),
};
