import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionButton } from "@/components/ui/form/action-button";
import { Link } from "@/components/ui/link";
import { OrderedList } from "@/components/ui/ordered-list";
import { Screen } from "@/components/ui/screen/screen";
import { orderTeam, setTeamMemberActive } from "@/lib/content/team-member/actions";
import type { TeamMemberRow } from "@/lib/content/team-member/model";
import { thumbnail } from "../thumbnail";

/** The people of the team in the order in which visitors see them. */
export function TeamScreen({ people }: { people: readonly TeamMemberRow[] }) {
  const t = useTranslations("content.admin.team");
  const add = (
    <LinkButton href="/admin/team/new" variant="primary" icon="plus">
      {t("new")}
    </LinkButton>
  );
  return (
    <Screen title={t("title")} description={t("help")} actions={add}>
      {people.length === 0 ? (
        <EmptyState mark="team" title={t("empty")} action={add} />
      ) : (
        <OrderedList
          order={orderTeam}
          items={people.map((person) => ({
            id: person.id,
            label: person.name,
            content: (
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Avatar id={person.id} src={person.photo ? thumbnail(person.photo.fileId) : null} />
                <div className="min-w-0 flex-1">
                  <Link className="link-quiet font-medium" href={`/admin/team/${person.id}`}>
                    {person.name}
                  </Link>
                  <p className="truncate text-sm text-muted">{person.designation}</p>
                </div>
                {!person.isActive && (
                  <Badge tone="warning" icon="eye-off">
                    {t("hidden")}
                  </Badge>
                )}
                <ActionButton
                  size="sm"
                  variant="quiet"
                  icon={person.isActive ? "eye-off" : "eye"}
                  action={setTeamMemberActive}
                  input={{ id: person.id, isActive: !person.isActive }}
                >
                  {t(person.isActive ? "hide" : "show")}
                </ActionButton>
              </div>
            ),
          }))}
        />
      )}
    </Screen>
  );
}
