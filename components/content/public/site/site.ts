import { cache } from "react";
import { cached } from "@/lib/core/cache";
import { activeLanguages, type ChoosableLanguage, LANGUAGES_TAG } from "@/lib/core/i18n/active";
import { port } from "@/lib/core/ports";
import { SETTINGS_TAG } from "@/lib/platform/tags";

/** What every public page says of the institution. */
export interface Site {
  name: string;
  /** The address of its own mark; null where the guild's stands for it. */
  logo: string | null;
  /** Its own color as hex; null for the guild's. */
  color: string | null;
  address: string | null;
  email: string | null;
  /** IANA name. */
  timeZone: string;
  banner: string | null;
  social: { label: string; href: string }[];
  /** Changes are paused, until then if it is known (an instant in ISO 8601). */
  readOnly: boolean;
  readOnlyUntil: string | null;
  /** The languages to choose from, in their order. */
  languages: ChoosableLanguage[];
  /** Whether search engines are welcome. */
  indexable: boolean;
}

const read = cached(
  "content.site",
  () => [SETTINGS_TAG, LANGUAGES_TAG],
  async (): Promise<Site> => {
    const setting = port("setting");
    const [
      name,
      logo,
      color,
      address,
      email,
      timeZone,
      banner,
      readOnly,
      until,
      social,
      indexable,
      languages,
    ] = await Promise.all([
      setting("general.institution_name"),
      setting("general.logo_file_id"),
      setting("general.brand_color"),
      setting("general.address"),
      setting("general.support_email"),
      setting("general.time_zone"),
      setting("general.banner"),
      setting("general.read_only"),
      setting("general.read_only_until"),
      setting("content.social_links"),
      setting("content.indexable"),
      activeLanguages(),
    ]);
    return {
      name: name as string,
      logo: logo ? `/files/${logo}/logo?w=128` : null,
      color: color as string | null,
      address: address as string | null,
      email: email as string | null,
      timeZone: timeZone as string,
      banner: banner as string | null,
      readOnly: readOnly as boolean,
      readOnlyUntil: until as string | null,
      languages,
      social: social as Site["social"],
      indexable: indexable as boolean,
    };
  },
);

/** The institution as its settings describe it; pages that read it follow every change of a setting. */
export const site = cache(read);

/** The title of a part of the product: what its pages are called, then the institution. */
export async function siteTitle(): Promise<{ default: string; template: string }> {
  const { name } = await site();
  return { default: name, template: `%s · ${name}` };
}
