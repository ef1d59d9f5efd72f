import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UserTable } from "@/components/identity/user-table";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { userList } from "@/lib/identity/user/list";
import { listUsers } from "@/lib/identity/user/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.users"))("title") };
}

export default async function UsersPage({ params, searchParams }: PageProps<"/[locale]/admin/users">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/users", { permission: "users.read" });
  const t = await getTranslations("identity.users");
  const state = userList.parse(await searchParams);
  const page = await listUsers(ctx, state);
  return (
    <Screen title={t("title")} description={t("text")}>
      <UserTable page={page} state={state} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
