import type { Metadata } from "next";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { ToastRegion } from "@/components/ui/toast-region";
import { UiProvider } from "@/components/ui/ui-provider";
import type { SearchParams } from "@/lib/core/list";
import { FormSample } from "./form-sample";
import { Marks } from "./marks";
import { Parts } from "./parts";
import { TableSample } from "./table-sample";
import { Tokens } from "./tokens";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Kit", robots: { index: false } };

/** Every piece of the kit in its states, for looking at it while building. */
export default async function KitPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <UiProvider>
      <main className="page-width grid gap-16 py-10">
        <header className="flex items-end justify-between gap-4">
          <h1 className="display-2">The kit</h1>
          <ThemeSwitch />
        </header>
        <Tokens />
        <Parts />
        <FormSample />
        <TableSample params={await searchParams} />
        <Marks />
      </main>
      <ToastRegion />
    </UiProvider>
  );
}
