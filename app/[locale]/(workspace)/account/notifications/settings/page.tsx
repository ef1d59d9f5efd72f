import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { BounceBanner } from "@/components/notifications/bounce-banner";
import { MuteList } from "@/components/notifications/mute-list";
import { NextDigest } from "@/components/notifications/next-digest";
import { PreferenceMatrix } from "@/components/notifications/preference-matrix";
import { Alert } from "@/components/ui/alert";
import { ActionButton } from "@/components/ui/form/action-button";
import { CheckboxField, SelectField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { TimeField } from "@/components/ui/form/text-fields";
import { Screen, Section } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { DIGEST } from "@/lib/notifications/digest/model";
import { nextDigest } from "@/lib/notifications/digest/queries";
import { listMutes } from "@/lib/notifications/mute/queries";
import { chooseChannel, savePreferences, sendTestMessage } from "@/lib/notifications/preference/actions";
import { getPreferences } from "@/lib/notifications/preference/queries";

const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications.preferences"))("title") };
}

export default async function NotificationSettingsPage() {
  const ctx = await requireCtx(await getLocale(), "/account/notifications/settings");
  const { preferences, channels, lines } = await getPreferences(ctx);
  const t = await getTranslations("notifications.preferences");
  const mutes = await listMutes(ctx);
  const next = await nextDigest(ctx);
  const format = await getFormatter();
  const zone = ctx.actor.timeZone;
  const all = (await getTranslations()) as (key: string) => string;
  const labels = new Map(lines.map((line) => [line.type, all(line.label)]));
  const list = await getTranslations("notifications.list");
  return (
    <Screen
      title={t("title")}
      description={t("text")}
      crumbs={[{ label: list("title"), href: "/account/notifications" }, { label: t("title") }]}
      width="form"
    >
      <BounceBanner ctx={ctx} />
      <Form
        key={preferences.version}
        action={savePreferences}
        submit={t("save")}
        hidden={{ version: String(preferences.version) }}
        className="max-w-none"
        guard
      >
        <Section title={t("channels")} description={t("channelsText")}>
          <div className="grid gap-3">
            <CheckboxField name="inAppEnabled" label={t("inApp")} defaultChecked={preferences.inAppEnabled} />
            <CheckboxField name="emailEnabled" label={t("email")} defaultChecked={preferences.emailEnabled} />
            {channels.includes("sms") && (
              <>
                <input type="hidden" name="shown" value="sms" />
                <CheckboxField name="smsEnabled" label={t("sms")} defaultChecked={preferences.smsEnabled} />
              </>
            )}
            {channels.includes("push") && (
              <>
                <input type="hidden" name="shown" value="push" />
                <CheckboxField
                  name="pushEnabled"
                  label={t("push")}
                  defaultChecked={preferences.pushEnabled}
                />
              </>
            )}
          </div>
        </Section>
        <Section title={t("types")} description={t("typesText")}>
          <PreferenceMatrix channels={channels} lines={lines} />
        </Section>
        <Section title={t("quiet")} description={t("quietText", { zone: zone.replaceAll("_", " ") })}>
          <div className="grid max-w-md grid-cols-2 gap-4">
            <TimeField
              name="quietFrom"
              label={t("quietFrom")}
              defaultValue={preferences.quietFrom?.slice(0, 5)}
            />
            <TimeField name="quietTo" label={t("quietTo")} defaultValue={preferences.quietTo?.slice(0, 5)} />
          </div>
        </Section>
        <Section title={t("digest")} description={t("digestText")}>
          {preferences.typePreferences[DIGEST]?.email === false && (
            <Alert
              tone="warning"
              className="mb-4"
              actions={
                <ActionButton
                  size="sm"
                  action={chooseChannel}
                  input={{ type: DIGEST, channel: "email" as const, on: true }}
                >
                  {t("digestAgain")}
                </ActionButton>
              }
            >
              {t("digestEnded")}
            </Alert>
          )}
          <div className="grid max-w-xl gap-4 sm:grid-cols-3">
            <SelectField
              name="digest"
              label={t("digestEvery")}
              required
              defaultValue={preferences.digest}
              options={[
                { value: "none", label: t("digestNone") },
                { value: "daily", label: t("digestDaily") },
                { value: "weekly", label: t("digestWeekly") },
              ]}
            />
            <SelectField
              name="digestWeekday"
              label={t("digestWeekday")}
              required
              defaultValue={String(preferences.digestWeekday)}
              options={WEEKDAYS.map((day) => ({ value: day, label: t(`weekday.${day}`) }))}
            />
            <TimeField
              name="digestAt"
              label={t("digestAt")}
              required
              defaultValue={preferences.digestAt.slice(0, 5)}
            />
          </div>
        </Section>
      </Form>
      <Section title={t("test")} description={t("testText")}>
        <ActionButton action={sendTestMessage} input={{}} icon="send">
          {t("testSend")}
        </ActionButton>
      </Section>
      {mutes.length > 0 && (
        <Section title={t("mutes")} description={t("mutesText")}>
          <MuteList mutes={mutes} />
        </Section>
      )}
      {next && (
        <Section
          title={t("nextDigest")}
          description={t("nextAt", {
            day: format.dateTime(next.at, { weekday: "long", day: "numeric", month: "long", timeZone: zone }),
            time: format.dateTime(next.at, { hour: "2-digit", minute: "2-digit", timeZone: zone }),
          })}
        >
          <NextDigest next={next} labels={labels} />
        </Section>
      )}
    </Screen>
  );
}
