import { useFormatter, useTranslations } from "next-intl";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import { OrderedList } from "@/components/ui/ordered-list";
import { Screen } from "@/components/ui/screen/screen";
import {
  activateLanguage,
  addLanguage,
  deactivateLanguage,
  makeDefaultLanguage,
  orderLanguages,
  removeLanguage,
} from "@/lib/platform/language/actions";
import { isReady, type LanguageRow, LEAST_SHARE } from "@/lib/platform/language/model";

/** The languages that people choose from: which, in what order, and how far each is translated. */
export function LanguagesScreen({ languages }: { languages: LanguageRow[] }) {
  const t = useTranslations("platform.languages");
  return (
    <Screen
      title={t("title")}
      description={t("description")}
      actions={
        <FormDialog
          trigger={t("add")}
          icon="plus"
          variant="primary"
          title={t("add")}
          description={t("addText", { least: LEAST_SHARE })}
          action={addLanguage}
          submit={t("add")}
        >
          <TextField name="code" label={t("code")} help={t("codeHelp")} required maxLength={35} />
        </FormDialog>
      }
    >
      <OrderedList
        order={orderLanguages}
        items={languages.map((language) => ({
          id: language.code,
          label: language.name,
          content: <Row language={language} />,
        }))}
      />
    </Screen>
  );
}

function Row({ language }: { language: LanguageRow }) {
  const t = useTranslations("platform.languages");
  const format = useFormatter();
  const { code, name, nativeName, direction, translated, total, isActive, isDefault } = language;
  const missing = total - translated;
  const share = total === 0 ? 0 : translated / total;
  const input = { code };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-1">
      <div className="min-w-44 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <bdi lang={code} dir={direction}>
            {nativeName}
          </bdi>
          {isDefault && (
            <Badge tone="award" icon="star">
              {t("default")}
            </Badge>
          )}
        </p>
        <p className="text-sm text-muted">
          {name} · <code className="text-xs">{code}</code>
        </p>
      </div>
      <div className="w-40 text-sm">
        <progress
          className="progress block h-1.5 w-full text-primary"
          value={translated}
          max={total}
          aria-label={t("share")}
        />
        <p className="tabular mt-1 flex justify-between gap-2 text-muted">
          <span>
            {/* Rounded down, so that only the whole is called whole. */}
            {format.number(Math.floor(share * 100) / 100, { style: "percent" })}
          </span>
          {missing > 0 && (
            <Link href={`/admin/languages/${code}`} className="link">
              {t("missing", { count: missing })}
            </Link>
          )}
        </p>
      </div>
      <div className="sm:w-24">
        <StatusBadge tone={isActive ? "success" : "plain"} icon={isActive ? "check" : "pause"}>
          {isActive ? t("active") : t("inactive")}
        </StatusBadge>
      </div>
      <div className="flex flex-wrap gap-1 sm:w-72 sm:justify-end">
        {isActive && !isDefault && (
          <ActionButton
            action={makeDefaultLanguage}
            input={input}
            size="sm"
            variant="quiet"
            icon="star"
            confirm={{ title: t("defaultTitle", { name: nativeName }), body: t("defaultBody") }}
          >
            {t("makeDefault")}
          </ActionButton>
        )}
        {isActive ? (
          <ActionButton
            action={deactivateLanguage}
            input={input}
            size="sm"
            variant="quiet"
            icon="pause"
            disabledReason={isDefault ? t("isDefault") : undefined}
            confirm={{ title: t("deactivateTitle", { name: nativeName }), body: t("deactivateBody") }}
          >
            {t("deactivate")}
          </ActionButton>
        ) : (
          <>
            <ActionButton
              action={removeLanguage}
              input={input}
              size="sm"
              variant="quiet"
              icon="trash"
              iconOnly
            >
              {t("remove", { name: nativeName })}
            </ActionButton>
            <ActionButton
              action={activateLanguage}
              input={input}
              size="sm"
              variant="quiet"
              icon="play"
              disabledReason={
                isReady(language) ? undefined : t("notReady", { least: format.number(LEAST_SHARE * 100) })
              }
            >
              {t("activate")}
            </ActionButton>
          </>
        )}
      </div>
    </div>
  );
}
