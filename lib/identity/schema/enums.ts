import { pgEnum } from "drizzle-orm/pg-core";

export const userStatus = pgEnum("user_status", ["active", "inactive", "suspended", "pending_verification"]);
export const profileVisibility = pgEnum("profile_visibility", ["public", "members", "private"]);
export const roleKind = pgEnum("role_kind", ["member", "admin"]);
export const roleJoining = pgEnum("role_joining", ["open", "request", "invite"]);
export const grantStatus = pgEnum("grant_status", ["requested", "active", "declined", "revoked"]);
export const tokenPurpose = pgEnum("token_purpose", [
  "verify_email",
  "change_email",
  "undo_email",
  "reset_password",
  "invitation",
  "company_invitation",
  "name_hold",
  "setup",
  "passkey",
]);
export const factorType = pgEnum("factor_type", ["totp", "recovery_code", "passkey"]);
export const verificationType = pgEnum("verification_type", [
  "identity",
  "address",
  "student",
  "staff",
  "qualification",
  "business",
  "company",
]);
export const verificationStatus = pgEnum("verification_status", [
  "pending",
  "verified",
  "rejected",
  "expired",
  "withdrawn",
]);
export const studentEntryType = pgEnum("student_entry_type", ["regular", "lateral", "transfer"]);
export const companyStatus = pgEnum("company_status", ["active", "suspended", "closed"]);
export const companyPosition = pgEnum("company_position", ["owner", "recruiter", "finance", "viewer"]);
export const memberStatus = pgEnum("member_status", ["requested", "active", "declined", "removed"]);
