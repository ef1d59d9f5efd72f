import { useTranslations } from "next-intl";
import { CheckboxField, CheckboxGroupField, SwitchField } from "@/components/ui/form/choice-fields";
import { FileField } from "@/components/ui/form/file-field";
import { Form } from "@/components/ui/form/form";
import { DateField, TextField, UrlField } from "@/components/ui/form/text-fields";
import { addExternal, editExternal } from "@/lib/credentials/external-certificate/actions";
import {
  EXTERNAL_FILE_BYTES,
  EXTERNAL_FILE_TYPES,
  MAX_SKILLS,
} from "@/lib/credentials/external-certificate/model";
import type { ExternalCertificate } from "@/lib/credentials/external-certificate/queries";
import type { CertificateSkill } from "@/lib/credentials/external-certificate/skills";

const BACK = "/account/credentials";

/** A certificate that its owner adds, or changes when one is given. */
export function ExternalForm({
  certificate,
  skills,
  today,
}: {
  certificate?: ExternalCertificate;
  /** What it may be about. */
  skills: readonly CertificateSkill[];
  today: string;
}) {
  const t = useTranslations("credentials.external");
  const named = certificate?.skills ?? [];
  const choosable = [...skills, ...named.filter(({ id }) => !skills.some((skill) => skill.id === id))];
  const fields = (
    <>
      <TextField
        name="title"
        label={t("field.title")}
        defaultValue={certificate?.title}
        maxLength={200}
        required
      />
      <TextField
        name="issuer"
        label={t("field.issuer")}
        defaultValue={certificate?.issuer}
        maxLength={200}
        required
      />
      <DateField
        name="issueDate"
        label={t("field.issueDate")}
        defaultValue={certificate?.issueDate}
        max={today}
        required
      />
      <DateField name="expiresOn" label={t("field.expiresOn")} defaultValue={certificate?.expiresOn} />
      <UrlField
        name="certificateUrl"
        label={t("field.certificateUrl")}
        help={t("help.certificateUrl")}
        defaultValue={certificate?.certificateUrl}
        maxLength={2048}
      />
      <FileField
        name="file"
        label={t("field.file")}
        help={t("help.file")}
        accept={EXTERNAL_FILE_TYPES.join(",")}
        maxBytes={EXTERNAL_FILE_BYTES}
        current={certificate?.file?.originalName}
      />
      {certificate?.file && <CheckboxField name="removeFile" label={t("field.removeFile")} />}
      <TextField
        name="credentialId"
        label={t("field.credentialId")}
        help={t("help.credentialId")}
        defaultValue={certificate?.credentialId}
        maxLength={100}
      />
      {choosable.length > 0 && (
        <CheckboxGroupField
          name="skillIds"
          label={t("field.skills")}
          help={t("help.skills", { max: MAX_SKILLS })}
          options={choosable.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={named.map(({ id }) => id)}
          columns
        />
      )}
      <SwitchField
        name="isPublic"
        label={t("field.isPublic")}
        help={t("help.isPublic")}
        defaultChecked={certificate?.isPublic ?? true}
      />
    </>
  );
  return certificate ? (
    <Form action={editExternal} hidden={{ id: certificate.id }} submit={t("save")} next={BACK} guard>
      {fields}
    </Form>
  ) : (
    <Form action={addExternal} submit={t("add")} next={BACK} guard>
      {fields}
    </Form>
  );
}
