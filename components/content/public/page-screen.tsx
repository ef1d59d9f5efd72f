import type { PageDetail } from "@/lib/content/page/model";
import { listing } from "@/lib/content/search/catalog";
import { teamMembers } from "@/lib/content/team-member/catalog";
import { trustedCompanies } from "@/lib/content/trusted-company/catalog";
import { type BlockData, blockKey, listingsOf } from "./blocks/block-data";
import { PageBlocks } from "./blocks/page-blocks";
import { JsonLd } from "./seo/json-ld";
import { breadcrumbs, pageThings, siteThings } from "./seo/things";
import { site } from "./site/site";
import { LanguageNote } from "./views/language-note";
import { PageHead } from "./views/page-head";

async function blockData(page: PageDetail, locale: string): Promise<BlockData> {
  const has = (type: string) => page.blocks.some((b) => b.type === type);
  const [team, companies, lists] = await Promise.all([
    has("team") ? teamMembers(locale) : [],
    has("companies") ? trustedCompanies() : [],
    Promise.all(
      listingsOf(page.blocks).map(
        async (b) => [blockKey(b), await listing(locale, b.source, b.order, b.limit)] as const,
      ),
    ),
  ]);
  return { team, companies, listings: Object.fromEntries(lists) };
}

/** A page made of blocks. A page without a hero gets its title above the first block. */
export async function PageScreen({ page, locale }: { page: PageDetail; locale: string }) {
  const [data, house] = await Promise.all([blockData(page, locale), site()]);
  const home = page.path === "/";
  return (
    <div lang={page.lang === locale ? undefined : page.lang}>
      {!page.blocks.some((b) => b.type === "hero") && <PageHead title={page.title} />}
      {page.lang !== locale && (
        <div className="page-width">
          <LanguageNote lang={page.lang} />
        </div>
      )}
      <PageBlocks blocks={page.blocks} data={data} />
      <JsonLd
        things={[
          ...(home ? siteThings(house, page.lang) : []),
          ...pageThings(page),
          ...(home
            ? []
            : [
                breadcrumbs(page.lang, [
                  { name: house.name, path: "/" },
                  { name: page.title, path: page.path },
                ]),
              ]),
        ]}
      />
    </div>
  );
}
