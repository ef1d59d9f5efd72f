import { getLocale, getTranslations } from "next-intl/server";
import { Wordmark } from "@/components/ui/brand";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { SwitchLanguage } from "@/components/ui/locale-switch";
import type { MenuItem } from "@/lib/content/page/model";
import { LanguageLinks, NavLinks } from "./nav-links";

/** The head of every public page. It knows nothing of the reader, so that pages can be static. */
export async function SiteHeader({
  name,
  logo,
  menu,
  languages,
}: {
  name: string;
  logo: string | null;
  menu: MenuItem[];
  languages: readonly SwitchLanguage[];
}) {
  const [t, locale] = await Promise.all([getTranslations("content.public"), getLocale()]);
  const sections: MenuItem[] = (["posts", "projects", "templates", "team"] as const).map((key) => ({
    href: `/${key}`,
    label: t(`nav.${key}`),
    lang: locale,
  }));
  const items = [...sections, ...menu];
  return (
    <header className="site-header">
      <div className="page-width site-bar">
        <Link href="/" className="site-name">
          <Wordmark name={name} logo={logo} />
        </Link>
        <nav aria-label={t("mainNav")} className="site-nav">
          <ul>
            <NavLinks items={items} locale={locale} />
          </ul>
        </nav>
        <div className="site-tools">
          <Link
            href="/search"
            className="btn btn-quiet btn-square"
            aria-label={t("search.title")}
            title={t("search.title")}
          >
            <Icon name="search" />
          </Link>
          <Link
            href="/account"
            className="btn btn-quiet btn-square"
            aria-label={t("account")}
            title={t("account")}
          >
            <Icon name="person" />
          </Link>
          <button
            type="button"
            popoverTarget="site-menu"
            className="btn btn-quiet btn-square min-[78rem]:hidden"
            aria-label={t("menu")}
          >
            <Icon name="menu" />
          </button>
        </div>
      </div>
      <div id="site-menu" popover="auto" className="site-menu">
        <div className="flex items-center justify-between gap-4">
          <Wordmark name={name} logo={logo} size="sm" />
          <button
            type="button"
            popoverTarget="site-menu"
            popoverTargetAction="hide"
            className="btn btn-quiet btn-square"
            aria-label={t("closeMenu")}
          >
            <Icon name="close" />
          </button>
        </div>
        <nav aria-label={t("menu")}>
          <ul className="site-menu-list">
            <NavLinks items={items} locale={locale} />
          </ul>
          <ul className="mt-6 flex gap-5">
            <LanguageLinks languages={languages} locale={locale} className="filter-link" />
          </ul>
        </nav>
      </div>
    </header>
  );
}
