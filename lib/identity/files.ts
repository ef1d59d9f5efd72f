import { isImpersonated, personId } from "../core/ctx";
import type { FileKind } from "../core/registry";
import { EXPORT_KEPT_DAYS } from "./privacy/model";
import { EVIDENCE_KIND } from "./verification/commands";
import { mayReadEvidence } from "./verification/evidence";

const MB = 1024 * 1024;

/** Pictures of people and companies, which everybody may see, and evidence, which few may. */
export const IDENTITY_FILES: readonly FileKind[] = [
  {
    name: "profile_picture",
    prefix: "users/profiles/",
    visibility: "public",
    maxBytes: 5 * MB,
    types: ["image/jpeg", "image/png", "image/webp"],
    variants: [64, 256, 512],
    mayUpload: (actor) => actor.kind === "person",
    mayRead: () => true,
  },
  {
    name: "personal_export",
    prefix: "users/exports/",
    visibility: "private",
    maxBytes: 4096 * MB,
    types: ["application/zip"],
    attachment: true,
    lifetimeDays: EXPORT_KEPT_DAYS,
    // Made by us, so it counts against nobody's quota; read by the person it is about.
    institution: true,
    mayUpload: () => false,
    mayRead: (ctx, file) =>
      file.subjectId === personId(ctx.actor) && ctx.actor.kind === "person" && !isImpersonated(ctx.actor),
  },
  {
    name: "company_logo",
    prefix: "companies/logos/",
    visibility: "public",
    maxBytes: 2 * MB,
    types: ["image/jpeg", "image/png", "image/webp"],
    variants: [64, 256, 512],
    mayUpload: (actor) => actor.kind === "person" && actor.roles.includes("company"),
    mayRead: () => true,
  },
  {
    name: EVIDENCE_KIND,
    prefix: "users/verifications/",
    visibility: "private",
    maxBytes: 10 * MB,
    types: ["application/pdf", "image/jpeg", "image/png", "image/webp"],
    mayUpload: (actor) => actor.kind === "person",
    mayRead: mayReadEvidence,
  },
];
