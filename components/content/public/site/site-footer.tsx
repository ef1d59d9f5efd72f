import { getLocale, getTranslations } from "next-intl/server";
import { HouseMark } from "@/components/ui/brand";
import { Link } from "@/components/ui/link";
import type { SwitchLanguage } from "@/components/ui/locale-switch";
import type { MenuItem } from "@/lib/content/page/model";
import { localePath } from "@/lib/core/i18n/locales";
import { LanguageLinks } from "./nav-links";
import { ThemeChoice } from "./theme-choice";

/** The foot of every public page: where things are, how to follow, which language and look. */
export async function SiteFooter({
  name,
  logo,
  address,
  menu,
  social,
  languages,
}: {
  name: string;
  logo: string | null;
  address: string | null;
  menu: MenuItem[];
  social: { label: string; href: string }[];
  languages: readonly SwitchLanguage[];
}) {
  const [t, locale] = await Promise.all([getTranslations("content.public"), getLocale()]);
  const read = (["posts", "projects", "portfolio", "templates", "team", "skills", "points"] as const).map(
    (key) => ({
      href: `/${key}`,
      label: t(`nav.${key}`),
    }),
  );
  return (
    <footer className="site-footer">
      <div className="site-footer-arcade" aria-hidden />
      <div className="page-width grid gap-10 py-12 sm:grid-cols-2 lg:grid-cols-[minmax(0,5fr)_repeat(3,minmax(0,3fr))] lg:py-16">
        <div>
          <HouseMark logo={logo} size={44} className="text-accent" />
          <p className="mt-4 font-serif text-[1.35rem] leading-tight">{name}</p>
          {address && <p className="mt-2 whitespace-pre-line text-muted">{address}</p>}
          {languages.length > 1 && (
            <>
              <p className="eyebrow mt-8">{t("footer.language")}</p>
              <ul className="mt-2 flex gap-5">
                <LanguageLinks languages={languages} locale={locale} className="filter-link" />
              </ul>
            </>
          )}
          <div className="mt-6">
            <ThemeChoice />
          </div>
        </div>
        <FooterList heading={t("footer.read")} items={read} />
        <FooterList heading={t("footer.about")} items={menu} />
        <div>
          <h2 className="eyebrow">{t("footer.follow")}</h2>
          <ul className="mt-3 grid gap-2">
            <li>
              <a href={localePath(locale, "/feed.xml")} className="link-quiet">
                {t("footer.rss")}
              </a>
            </li>
            <li>
              <a href={localePath(locale, "/feed.json")} className="link-quiet">
                {t("footer.json")}
              </a>
            </li>
            <li>
              <Link href="/api/docs" className="link-quiet">
                {t("footer.api")}
              </Link>
            </li>
            {social.map((link) => (
              <li key={link.href}>
                <a href={link.href} rel="me noopener" className="link-quiet">
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  );
}

function FooterList({
  heading,
  items,
}: {
  heading: string;
  items: { href: string; label: string; lang?: string }[];
}) {
  if (items.length === 0) return <div />;
  return (
    <nav aria-label={heading}>
      <h2 className="eyebrow">{heading}</h2>
      <ul className="mt-3 grid gap-2">
        {items.map((item) => (
          <li key={item.href}>
            <Link href={item.href} lang={item.lang} className="link-quiet">
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
