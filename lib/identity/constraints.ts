import type { ConstraintMap } from "../core/action";
import { conflict } from "../core/errors";

const taken = (field: string, key: string) => () => conflict("errors.invalid", {}, { [field]: key });

/** What a violated constraint means to the person who typed. */
export const IDENTITY_CONSTRAINTS: ConstraintMap = {
  users_email_unique: taken("email", "identity.error.emailTaken"),
  users_username_unique: taken("username", "identity.error.usernameTaken"),
  users_phone_unique: taken("phoneNumber", "identity.error.phoneTaken"),
  student_profiles_usn_unique: taken("usn", "identity.error.usnTaken"),
  mentor_profiles_employee_unique: taken("employeeId", "identity.error.employeeIdTaken"),
  company_members_one_live: () => conflict("identity.error.memberAlready"),
  companies_domain_unique: () => conflict("identity.error.domainTaken"),
  user_verifications_one_pending: () => conflict("identity.error.verificationPending"),
  mfa_factors_credential_unique: () => conflict("identity.error.passkeyKnown"),
  user_roles_one_live: () => conflict("identity.error.roleHeld"),
};
