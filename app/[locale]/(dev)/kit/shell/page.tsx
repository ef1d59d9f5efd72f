import type { Metadata } from "next";
import { StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LinkList, Panel } from "@/components/ui/card";
import { AppShell } from "@/components/ui/screen/app-shell";
import { Screen, Section, TwoColumns } from "@/components/ui/screen/screen";
import { Stats } from "@/components/ui/stat";
import { UiProvider } from "@/components/ui/ui-provider";
import { LOCALE_NAMES, LOCALES } from "@/lib/core/i18n/locales";
import type { SearchParams } from "@/lib/core/list";
import { leaveSample } from "../actions";
import { TableSample } from "../table-sample";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Kit: shell", robots: { index: false } };

const GROUPS = [
  { items: [{ label: "Overview", href: "/kit/shell", icon: "home" }] },
  {
    label: "Content",
    items: [
      { label: "Posts", href: "/kit/posts", icon: "post", count: 3 },
      { label: "Pages", href: "/kit/pages", icon: "page" },
      { label: "Templates", href: "/kit/templates", icon: "template", count: 128 },
      { label: "Projects", href: "/kit/projects", icon: "project" },
    ],
  },
  {
    label: "System",
    items: [
      { label: "People", href: "/kit/people", icon: "people" },
      { label: "Settings", href: "/kit/settings", icon: "gear" },
    ],
  },
];

/** A workspace page as people see it. */
export default async function ShellPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <UiProvider>
      <AppShell
        languages={LOCALES.map((code) => ({ code, nativeName: LOCALE_NAMES[code] }))}
        name="Guildhall"
        workspaces={[
          { label: "Administration", href: "/kit/shell", icon: "gear", current: true },
          { label: "Your account", href: "/kit", icon: "person" },
        ]}
        groups={GROUPS}
        person={{ id: "p-1", name: "Irina Volkova", email: "irina@example.org" }}
        personLinks={[{ label: "Account", href: "/kit", icon: "person" }]}
        signOut={leaveSample}
        bell={{ count: 4, href: "/kit" }}
        palette={GROUPS.flatMap((g) => g.items).map((i) => ({ ...i, detail: "Administration" }))}
      >
        <Screen
          title="Posts"
          description="What the institution tells its visitors."
          status={
            <StatusBadge tone="info" icon="clock">
              2 scheduled
            </StatusBadge>
          }
          crumbs={[
            { label: "Administration", href: "/kit/shell" },
            { label: "Content", href: "/kit" },
            { label: "Posts" },
          ]}
          actions={
            <>
              <Button icon="history">History</Button>
              <Button variant="primary" icon="plus">
                New post
              </Button>
            </>
          }
          tabs={[
            { label: "All", href: "/kit/shell", count: 64 },
            { label: "Drafts", href: "/kit/drafts", count: 16 },
            { label: "Archive", href: "/kit/archive" },
          ]}
        >
          <TwoColumns
            aside={
              <Panel title="Waiting" flush>
                <LinkList items={[{ label: "Review “The wool store”", href: "/kit?x", detail: "Priya" }]} />
              </Panel>
            }
          >
            <Section title="This month">
              <Stats
                items={[
                  { label: "Published", value: 12 },
                  { label: "Drafts", value: 16 },
                  { label: "Readers", value: "8,204" },
                ]}
              />
            </Section>
          </TwoColumns>
          <TableSample params={await searchParams} />
        </Screen>
      </AppShell>
    </UiProvider>
  );
}
