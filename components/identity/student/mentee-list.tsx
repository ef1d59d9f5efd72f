import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { revealEmergencyContact } from "@/lib/identity/student/actions";
import type { Mentee } from "@/lib/identity/student/mentees";
import { RevealButton } from "../reveal-button";

/** The students whom a mentor guides, each with whom to call when something happens. */
export function MenteeList({ mentees }: { mentees: readonly Mentee[] }) {
  const t = useTranslations("identity");
  if (mentees.length === 0) return <EmptyState mark="mentees" title={t("home.panel.noMentees")} />;
  return (
    <>
      <p className="text-sm text-muted">{t("mentees.contactText")}</p>
      <ul className="surface divide-y divide-hairline">
        {mentees.map(({ id, name, username, isShown, department, semester, hasContact }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-[1_1_14rem]">
              <p className="font-medium break-words">
                {isShown ? (
                  <Link className="link" href={`/people/${username}`}>
                    {name}
                  </Link>
                ) : (
                  name
                )}
              </p>
              <p className="text-sm text-muted">
                {[department, semester && t("home.panel.semester", { semester })].filter(Boolean).join(" · ")}
              </p>
            </div>
            {hasContact ? (
              <RevealButton
                action={revealEmergencyContact}
                input={{ studentId: id }}
                label={t("mentees.contact")}
                words={{ emergencyName: t("user.emergencyName"), emergencyPhone: t("user.emergencyPhone") }}
                none="–"
              />
            ) : (
              <span className="text-sm text-muted">{t("mentees.contactNone")}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
