import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Wordmark } from "@/components/ui/brand";
import { Link } from "@/components/ui/link";
import { LocaleSwitch, type SwitchLanguage } from "@/components/ui/locale-switch";
import { MarkImage } from "@/components/ui/mark-image";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { ToastRegion } from "@/components/ui/toast-region";

/** The porch: a narrow column for the form and, where there is room, a wall of guild marks beside it. */
export function AuthFrame({
  name,
  logo,
  languages,
  children,
}: {
  name: string;
  logo: string | null;
  languages: readonly SwitchLanguage[];
  children: ReactNode;
}) {
  const t = useTranslations("identity.porch");
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(30rem,5fr)_6fr]">
      <div className="flex min-w-0 flex-col px-5 sm:px-10">
        <header className="flex min-h-19 items-center">
          <Link href="/">
            <Wordmark name={name} logo={logo} />
          </Link>
        </header>
        <main className="mx-auto grid w-full max-w-md flex-1 content-center gap-6 py-10">{children}</main>
        <footer className="flex flex-wrap items-center justify-between gap-4 border-t border-hairline py-4">
          <LocaleSwitch languages={languages} />
          <ThemeSwitch />
        </footer>
      </div>
      <div className="sticky top-0 h-dvh overflow-hidden border-l border-hairline bg-base-200 max-lg:hidden">
        <MarkImage
          id={`porch of ${name}`}
          variant="cover"
          ratio={0.9}
          className="absolute inset-0 size-full *:object-cover"
        />
        <p className="absolute right-8 bottom-8 left-8 max-w-md rounded-box bg-base-100 px-6 py-5 font-serif text-[1.375rem] leading-snug">
          {t("motto")}
        </p>
      </div>
      <ToastRegion />
    </div>
  );
}

/** The head of a porch page. */
export function AuthHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="grid gap-2">
      <h1 className="font-serif text-[2.25rem] leading-tight font-semibold tracking-[-0.015em]">{title}</h1>
      {children && <p className="text-muted">{children}</p>}
    </div>
  );
}
