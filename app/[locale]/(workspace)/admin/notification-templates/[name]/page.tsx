import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TemplateEditor } from "@/components/notifications/templates/template-editor";
import { TemplateHistory } from "@/components/notifications/templates/template-history";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { ActionButton } from "@/components/ui/form/action-button";
import { Screen, TwoColumns } from "@/components/ui/screen/screen";
import { activeLanguages } from "@/lib/core/i18n/active";
import { requireCtx } from "@/lib/core/session";
import { resetTemplate } from "@/lib/notifications/template/actions";
import { previewsOf } from "@/lib/notifications/template/preview";
import { getTemplate, templateHistory } from "@/lib/notifications/template/queries";

const PATH = "/admin/notification-templates";

export async function generateMetadata() {
  return { title: (await getTranslations("notifications.template"))("title") };
}

export default async function NotificationTemplatePage({
  params,
}: PageProps<"/[locale]/admin/notification-templates/[name]">) {
  const { locale, name } = await params;
  const ctx = await requireCtx(locale, `${PATH}/${name}`, { permission: "notification_templates.manage" });
  const template = await getTemplate(ctx, name);
  if (!template) notFound();
  const t = await getTranslations("notifications.template");
  const all = (await getTranslations()) as (key: string) => string;
  const { subject, version, content, shipped } = template;
  const shown = subject.channels[0];
  const title = (shown && (content[shown]?.[locale] ?? shipped[shown]?.[locale])?.subject) ?? name;
  const overridden = Object.keys(content).length > 0;
  return (
    <Screen
      title={title}
      description={subject.type ? all(subject.type.label) : t("mailType")}
      crumbs={[{ label: t("title"), href: PATH }, { label: title }]}
      status={
        overridden ? (
          <StatusBadge tone="info" icon="edit">
            {t("overridden")}
          </StatusBadge>
        ) : (
          <Badge>{t("shipped")}</Badge>
        )
      }
      actions={
        version > 0 && (
          <ActionButton
            action={resetTemplate}
            input={{ name, version }}
            icon="undo"
            confirm={{ title: t("resetTitle"), body: t("resetBody") }}
          >
            {t("reset")}
          </ActionButton>
        )
      }
    >
      <TwoColumns
        aside={
          <>
            <Panel title={t("variables")}>
              <div className="grid gap-3 text-sm">
                <p className="text-muted">{t("variablesText")}</p>
                <ul className="flex flex-wrap gap-2">
                  {subject.variables.map((variable) => (
                    <li key={variable}>
                      <code>{`{{${variable}}}`}</code>
                      {subject.required.includes(variable) && (
                        <span className="text-muted"> {t("needed")}</span>
                      )}
                    </li>
                  ))}
                </ul>
              </div>
            </Panel>
            <Panel title={t("history")}>
              <TemplateHistory changes={await templateHistory(ctx, name)} zone={ctx.actor.timeZone} />
            </Panel>
          </>
        }
      >
        <TemplateEditor
          name={name}
          version={version}
          channels={subject.channels}
          languages={(await activeLanguages()).map(({ code }) => code)}
          content={content}
          shipped={shipped}
          previews={await previewsOf(ctx, subject, content)}
        />
      </TwoColumns>
    </Screen>
  );
}
