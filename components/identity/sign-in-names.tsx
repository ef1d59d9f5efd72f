import { useFormatter, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextField } from "@/components/ui/form/text-fields";
import { changeUsername } from "@/lib/identity/username/actions";

/** The two names with which a person signs in, each with its way to change it. */
export function SignInNames({
  email,
  username,
  usernameFrom,
  zone,
}: {
  email: string;
  username: string;
  /** When the username may be changed again; null: now. */
  usernameFrom: Date | null;
  zone: string;
}) {
  const t = useTranslations("identity");
  const format = useFormatter();
  const day = usernameFrom && format.dateTime(usernameFrom, { dateStyle: "long", timeZone: zone });
  return (
    <dl className="surface divide-y divide-hairline">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <dt className="w-full shrink-0 text-sm text-muted sm:w-28">{t("field.email")}</dt>
        <dd className="min-w-0 flex-1 font-medium wrap-anywhere">{email}</dd>
        <dd>
          <LinkButton href="/account/security/email" size="sm">
            {t("emailChange.change")}
          </LinkButton>
        </dd>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <dt className="w-full shrink-0 text-sm text-muted sm:w-28">{t("field.username")}</dt>
        <dd className="min-w-0 flex-1 font-medium wrap-anywhere">{username}</dd>
        <dd className="text-sm text-muted">
          {day ? (
            t("username.from", { day })
          ) : (
            <FormDialog
              action={changeUsername}
              trigger={t("username.change")}
              size="sm"
              title={t("username.title")}
              description={t("username.text")}
              submit={t("username.submit")}
            >
              <TextField
                name="username"
                label={t("field.username")}
                help={t("field.usernameHelp")}
                defaultValue={username}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                required
              />
            </FormDialog>
          )}
        </dd>
      </div>
    </dl>
  );
}
