import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextField } from "@/components/ui/form/text-fields";
import { Icon } from "@/components/ui/icon";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OwnPasskey } from "@/lib/identity/factor/queries";
import { removePasskey, renamePasskey } from "@/lib/identity/passkey/actions";

/** One's passkeys: since when, when last used; renamed at any time, removed once the login has stepped up. */
export function PasskeyList({
  passkeys,
  zone,
  mayRemove,
  whyNot,
}: {
  passkeys: readonly OwnPasskey[];
  zone: string;
  mayRemove: boolean;
  /** Why the last one cannot go. */
  whyNot?: string;
}) {
  const t = useTranslations("identity.passkey");
  return (
    <ul className="surface divide-y divide-hairline">
      {passkeys.map(({ id, name, createdAt, lastUsedAt, isBackedUp }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <Icon name="key" className="text-muted" />
          <div className="min-w-0 flex-1 basis-48">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              <span className="min-w-0 break-words">{name}</span>
              {isBackedUp && <Badge>{t("backedUp")}</Badge>}
            </p>
            <p className="text-sm text-muted">
              {t("added")} <RelativeTime at={createdAt} zone={zone} /> ·{" "}
              {lastUsedAt ? (
                <>
                  {t("used")} <RelativeTime at={lastUsedAt} zone={zone} />
                </>
              ) : (
                t("unused")
              )}
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            <FormDialog
              action={renamePasskey}
              trigger={t("rename")}
              size="sm"
              title={t("renameTitle")}
              submit={t("save")}
              hidden={{ id }}
            >
              <TextField
                name="name"
                label={t("name")}
                defaultValue={name}
                maxLength={80}
                autoComplete="off"
                required
              />
            </FormDialog>
            {mayRemove && (
              <ActionButton
                action={removePasskey}
                input={{ id }}
                size="sm"
                variant="danger-line"
                disabledReason={passkeys.length === 1 ? whyNot : undefined}
                confirm={{ title: t("removeTitle", { name }), body: t("removeText") }}
              >
                {t("remove")}
              </ActionButton>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
