import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/form/choice-fields";
import type { FormAction } from "@/components/ui/form/form";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { DateTimeField, NumberField, TextField } from "@/components/ui/form/text-fields";
import { wallClock } from "@/lib/core/time";
import { createRule, editRule } from "@/lib/points/rule/actions";
import type { RuleRow } from "@/lib/points/rule/queries";

function TermFields({ rule, zone }: { rule: RuleRow | null; zone: string }) {
  const t = useTranslations("points.rules");
  const local = (at: Date | null | undefined) => (at ? wallClock(at, zone) : undefined);
  const number = { inputMode: "numeric", min: 1, step: 1 } as const;
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        help={t("nameHelp")}
        defaultValue={rule?.name}
        maxLength={100}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          name="points"
          label={t("points")}
          defaultValue={rule?.points}
          max={1000}
          required
          {...number}
        />
        <NumberField
          name="maxPoints"
          label={t("maxPoints")}
          help={t("maxHelp")}
          defaultValue={rule?.maxPoints}
          max={1000}
          {...number}
        />
        <NumberField
          name="dailyCap"
          label={t("dailyCap")}
          help={t("capHelp")}
          defaultValue={rule?.dailyCap}
          {...number}
        />
        <NumberField
          name="totalCap"
          label={t("totalCap")}
          help={t("capHelp")}
          defaultValue={rule?.totalCap}
          {...number}
        />
      </div>
      <DateTimeField name="startsAt" label={t("startsAt")} defaultValue={local(rule?.startsAt)} zone={zone} />
      <DateTimeField name="endsAt" label={t("endsAt")} defaultValue={local(rule?.endsAt)} zone={zone} />
    </>
  );
}

/** Changes a rule; `name` is what members read of it. */
export function EditRuleDialog({ rule, name, zone }: { rule: RuleRow; name: string; zone: string }) {
  const t = useTranslations("points.rules");
  return (
    <FormDialog
      action={editRule as FormAction<void>}
      trigger={t("edit")}
      icon="edit"
      size="sm"
      title={t("editTitle", { name })}
      hidden={{ id: rule.id }}
      submit={t("save")}
      wide
    >
      <TermFields rule={rule} zone={zone} />
    </FormDialog>
  );
}

/** Adds a rule for an event that has none. */
export function AddRuleDialog({
  events,
  zone,
}: {
  events: readonly { value: string; label: string }[];
  zone: string;
}) {
  const t = useTranslations("points.rules");
  return (
    <FormDialog
      action={createRule}
      trigger={t("add")}
      icon="plus"
      variant="primary"
      title={t("addTitle")}
      submit={t("save")}
      wide
    >
      <SelectField name="eventKey" label={t("event")} options={events} required />
      <TermFields rule={null} zone={zone} />
    </FormDialog>
  );
}
