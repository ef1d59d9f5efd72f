import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import type { Actor } from "@/lib/core/ctx";
import { movesFor } from "@/lib/core/machine";
import {
  deleteVersion,
  releaseVersion,
  restoreVersion,
  withdrawVersion,
} from "@/lib/platform/app-version/actions";
import { versionMachine } from "@/lib/platform/app-version/model";
import type { VersionDetail } from "@/lib/platform/app-version/queries";

/** What can be done with a version now. */
export function AppVersionMoves({ version, actor }: { version: VersionDetail; actor: Actor }) {
  const t = useTranslations("platform.appVersions");
  const all = useTranslations();
  const input = { id: version.id };
  const moves = movesFor(versionMachine, actor, version);
  return (
    <>
      {version.status === "draft" && (
        <ActionButton
          action={deleteVersion}
          input={input}
          icon="trash"
          variant="danger-line"
          confirm={{ title: t("deleteTitle", { version: version.version }), body: t("deleteBody") }}
          next="/admin/app-versions"
        >
          {t("delete")}
        </ActionButton>
      )}
      {moves.map(({ action, blocked }) =>
        action === "withdraw" ? (
          <FormDialog
            key={action}
            trigger={t("withdraw")}
            icon="undo"
            variant="danger-line"
            title={t("withdrawTitle", { version: version.version })}
            description={t("withdrawBody")}
            action={withdrawVersion}
            hidden={input}
            submit={t("withdraw")}
          >
            <TextAreaField name="reason" label={t("reason")} required rows={3} maxLength={500} />
          </FormDialog>
        ) : (
          <ActionButton
            key={action}
            action={action === "release" ? releaseVersion : restoreVersion}
            input={input}
            icon="send"
            variant="primary"
            disabledReason={blocked ? all(blocked as never) : undefined}
            confirm={{
              title: t("releaseTitle", { version: version.version }),
              body: version.isForcedUpdate ? t("releaseForces") : t("releaseBody"),
            }}
          >
            {t("release")}
          </ActionButton>
        ),
      )}
    </>
  );
}
