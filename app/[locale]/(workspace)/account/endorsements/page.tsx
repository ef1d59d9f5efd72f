import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EndorsementsScreen } from "@/components/skills/endorse/endorsements-screen";
import { localePath } from "@/lib/core/i18n/locales";
import { requireCtx } from "@/lib/core/session";
import { givenList } from "@/lib/skills/endorsement/list";
import {
  endorsableSkills,
  givenEndorsements,
  receivedRequests,
  whomToEndorse,
} from "@/lib/skills/endorsement/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("skills.endorse"))("title") };
}

export default async function EndorsementsPage({
  params,
  searchParams,
}: PageProps<"/[locale]/account/endorsements">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/account/endorsements");
  const state = givenList.parse(await searchParams);
  const [requests, people, given] = await Promise.all([
    receivedRequests(ctx),
    whomToEndorse(ctx),
    givenEndorsements(ctx, state),
  ]);
  const person = people.find((p) => p.username === state.filters.person);
  const skills = person && (await endorsableSkills(ctx, person.id));
  return (
    <EndorsementsScreen
      requests={requests}
      people={people}
      chosen={person && skills ? { person, skills } : null}
      given={given}
      state={state}
      path={localePath(locale, "/account/endorsements")}
      zone={ctx.actor.timeZone}
    />
  );
}
