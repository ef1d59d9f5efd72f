import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionButton } from "@/components/ui/form/action-button";
import { SelectField } from "@/components/ui/form/choice-fields";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section } from "@/components/ui/screen/screen";
import type { Page } from "@/lib/core/list";
import { declineRequest } from "@/lib/skills/endorsement/actions";
import { givenList } from "@/lib/skills/endorsement/list";
import type {
  EndorsableSkill,
  GivenEndorsement,
  ReceivedRequest,
  RelatedPerson,
} from "@/lib/skills/endorsement/model";
import { LevelBadge } from "../proof";
import { EndorseButtons } from "./endorse-form";
import { EndorsePanel } from "./endorse-panel";

/** What others ask of the signed-in person, for whom they may vouch, and what they have vouched for. */
export function EndorsementsScreen({
  requests,
  people,
  chosen,
  given,
  state,
  path,
  zone,
}: {
  requests: readonly ReceivedRequest[];
  people: readonly RelatedPerson[];
  /** The person chosen from `people`, with what they show. */
  chosen: { person: RelatedPerson; skills: readonly EndorsableSkill[] } | null;
  given: Page<GivenEndorsement>;
  state: ReturnType<typeof givenList.parse>;
  /** This page's path in the page's language, for the form without JavaScript. */
  path: string;
  zone: string;
}) {
  const t = useTranslations("skills.endorse");
  const any = useTranslations();
  return (
    <Screen title={t("title")} description={t("lead")}>
      {requests.length > 0 && (
        <Section title={t("requests", { count: requests.length })}>
          <ul className="divide-y divide-hairline border-y border-hairline">
            {requests.map((request) => (
              <Request key={request.requestId} request={request} zone={zone} />
            ))}
          </ul>
        </Section>
      )}
      <Section id="people" title={t("people")} description={t("peopleHelp")}>
        {people.length === 0 ? (
          <p className="text-muted">{t("nobody")}</p>
        ) : (
          <div className="grid gap-6">
            <form action={path} method="get" className="flex flex-wrap items-end gap-3">
              <SelectField
                name="person"
                label={t("choose")}
                required
                defaultValue={chosen?.person.username}
                options={people.map((p) => ({ value: p.username, label: `${p.name} (${any(p.relation)})` }))}
              />
              <Button type="submit">{t("open")}</Button>
            </form>
            {chosen && (
              <div>
                <h3 className="title-3 mb-3">{chosen.person.name}</h3>
                <EndorsePanel person={chosen.person} skills={chosen.skills} />
              </div>
            )}
          </div>
        )}
      </Section>
      <Section title={t("given")}>
        {given.total === 0 ? (
          <EmptyState mark="endorsements" title={t("givenEmpty")} compact>
            {t("givenEmptyHelp")}
          </EmptyState>
        ) : (
          <DataTable
            id="endorsements-given"
            caption={t("given")}
            page={given}
            state={state}
            contract={givenList}
            path="/account/endorsements"
            csvPath="/api/account/endorsements"
            rowId={(row) => row.evidenceId}
            columns={[
              { id: "person", header: t("person"), cell: (row) => row.person.name },
              { id: "skill", header: t("skill"), cell: (row) => row.skill },
              {
                id: "level",
                header: t("level"),
                tight: true,
                cell: (row) => <LevelBadge level={row.level} />,
              },
              { id: "note", header: t("note"), cell: (row) => row.note ?? "" },
              {
                id: "given",
                header: t("when"),
                tight: true,
                cell: (row) => <RelativeTime at={row.occurredAt} zone={zone} />,
              },
            ]}
            rowActions={(row) => (
              <EndorseButtons
                userId={row.person.id}
                person={row.person.name}
                skillId={row.skillId}
                skill={row.skill}
                mine={row}
              />
            )}
            empty={{ title: t("givenEmpty") }}
          />
        )}
      </Section>
    </Screen>
  );
}

function Request({ request, zone }: { request: ReceivedRequest; zone: string }) {
  const t = useTranslations("skills.endorse");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-[1_1_16rem]">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{request.skill}</span> <LevelBadge level={request.level} />
        </p>
        <p className="text-sm text-muted">
          {t("askedBy", { name: request.person.name })} <RelativeTime at={request.requestedAt} zone={zone} />
        </p>
      </div>
      <EndorseButtons
        userId={request.person.id}
        person={request.person.name}
        skillId={request.skillId}
        skill={request.skill}
        mine={null}
      />
      <ActionButton
        action={declineRequest}
        input={{ requestId: request.requestId }}
        size="sm"
        variant="quiet"
        icon="close"
        confirm={{ title: t("declineTitle"), body: t("declineBody", { name: request.person.name }) }}
      >
        {t("decline")}
      </ActionButton>
    </li>
  );
}
