import { cache } from "react";
import { cached } from "@/lib/core/cache";
import { port } from "@/lib/core/ports";
import { SETTINGS_TAG } from "@/lib/platform/tags";

/** What every public page says of the institution. */
export interface Site {
  name: string;
  address: string | null;
  email: string | null;
  /** IANA name. */
  timeZone: string;
  banner: string | null;
  social: { label: string; href: string }[];
  /** Whether search engines are welcome. */
  indexable: boolean;
}

const read = cached(
  "content.site",
  () => [SETTINGS_TAG],
  async (): Promise<Site> => {
    const setting = port("setting");
    const [name, address, email, timeZone, banner, social, indexable] = await Promise.all([
      setting("general.institution_name"),
      setting("general.address"),
      setting("general.support_email"),
      setting("general.time_zone"),
      setting("general.banner"),
      setting("content.social_links"),
      setting("content.indexable"),
    ]);
    return {
      name: name as string,
      address: address as string | null,
      email: email as string | null,
      timeZone: timeZone as string,
      banner: banner as string | null,
      social: social as Site["social"],
      indexable: indexable as boolean,
    };
  },
);

/** The institution as its settings describe it; pages that read it follow every change of a setting. */
export const site = cache(read);
