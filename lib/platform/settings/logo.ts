import { holds } from "@/lib/core/ctx";
import type { FileKind, FileSubject } from "@/lib/core/registry";

export const LOGO_KIND = "institution_logo";

/** The `subject_type` of files that are the value of a setting; such a file stands for itself. */
export const SETTING_FILE = "setting";

/** The institution's own mark, in the place of the guild's. */
export const INSTITUTION_LOGO: FileKind = {
  name: LOGO_KIND,
  prefix: "platform/logos/",
  visibility: "public",
  maxBytes: 2 * 1024 * 1024,
  types: ["image/png", "image/jpeg", "image/webp"],
  variants: [128, 256],
  institution: true,
  mayUpload: (actor) => holds(actor, "settings.manage"),
  mayRead: () => true,
};

/** Where files of settings belong. */
export const SETTING_SUBJECT: FileSubject = {
  type: SETTING_FILE,
  place: async () => ({ title: "general.logo_file_id", href: "/admin/settings/general" }),
};
