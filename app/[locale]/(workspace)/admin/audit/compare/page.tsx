import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditCompare } from "@/components/platform/audit-compare";
import { Alert } from "@/components/ui/alert";
import { FilterBar } from "@/components/ui/data-table/filter-bar";
import { EmptyState } from "@/components/ui/empty-state";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { mayReadUsers } from "@/lib/identity/access";
import { auditEntries, auditPair } from "@/lib/platform/audit/compare";
import { peopleIn } from "@/lib/platform/audit/queries";

const PATH = "/admin/audit/compare";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("platform.audit"))("compareTitle") };
}

export default async function AuditComparePage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/audit/compare">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, PATH, { permission: "audit.read" });
  const t = await getTranslations("platform.audit");
  const state = auditPair.parse(await searchParams);
  const { left, right } = state.filters;
  const [older, newer] = await auditEntries(ctx, [left, right]);
  const wanted = [left, right].filter((seq) => seq !== undefined).sort((a, b) => a - b);
  const missing = wanted.filter((_, i) => ![older, newer][i]);
  const values = Object.fromEntries(
    Object.entries({ left, right }).flatMap(([key, seq]) => (seq ? [[key, String(seq)]] : [])),
  );
  return (
    <Screen
      title={t("compareTitle")}
      description={t("compareText")}
      crumbs={[{ label: t("title"), href: "/admin/audit" }, { label: t("compareTitle") }]}
    >
      <div className="grid gap-6">
        <FilterBar
          path={PATH}
          filters={[
            { kind: "search", name: "left", label: t("left"), placeholder: t("left") },
            { kind: "search", name: "right", label: t("right"), placeholder: t("right") },
          ]}
          values={values}
          keep={{}}
          clearHref={() => PATH}
        />
        {missing.map((seq) => (
          <Alert key={seq} tone="warning">
            {t("missing", { seq })}
          </Alert>
        ))}
        {older && newer ? (
          <AuditCompare
            left={older}
            right={newer}
            people={{
              names: await peopleIn(ctx, [older, newer]),
              mayOpen: mayReadUsers(ctx.actor),
            }}
            zone={ctx.actor.timeZone}
          />
        ) : (
          missing.length === 0 && (
            <EmptyState compact mark="audit-compare" title={t("choose")}>
              {t("chooseText")}
            </EmptyState>
          )
        )}
      </div>
    </Screen>
  );
}
