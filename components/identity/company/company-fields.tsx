import { useLocale, useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/form/choice-fields";
import { TextAreaField, TextField, UrlField } from "@/components/ui/form/text-fields";
import { bandText, COUNTRIES, SIZE_BANDS } from "@/lib/identity/company/model";

interface Values {
  name: string;
  legalName: string | null;
  description: string | null;
  website: string | null;
  industry: string | null;
  sizeBand: string | null;
  country: string | null;
  address: Record<string, string>;
}

/** The fields of a company; the short form asks what is needed to begin. */
export function CompanyFields({ company, short }: { company?: Values; short?: boolean }) {
  const t = useTranslations("identity.company");
  const names = new Intl.DisplayNames(useLocale(), { type: "region" });
  const countries = COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) =>
    a.label.localeCompare(b.label),
  );
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        defaultValue={company?.name}
        maxLength={150}
        autoComplete="organization"
        required
      />
      {!short && (
        <TextField
          name="legalName"
          label={t("legalName")}
          help={t("legalNameHelp")}
          defaultValue={company?.legalName}
          maxLength={200}
        />
      )}
      {!short && (
        <TextAreaField
          name="description"
          label={t("description")}
          defaultValue={company?.description}
          rows={6}
          maxLength={4000}
          count
        />
      )}
      <UrlField name="website" label={t("website")} defaultValue={company?.website} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="industry" label={t("industry")} defaultValue={company?.industry} maxLength={100} />
        <SelectField
          name="sizeBand"
          label={t("size")}
          empty={t("sizeUnknown")}
          defaultValue={company?.sizeBand}
          options={SIZE_BANDS.map((value) => ({ value, label: t("people", { band: bandText(value) }) }))}
        />
      </div>
      {!short && (
        <>
          <TextField
            name="street"
            label={t("street")}
            defaultValue={company?.address.street}
            maxLength={200}
            autoComplete="street-address"
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="postcode"
              label={t("postcode")}
              defaultValue={company?.address.postcode}
              maxLength={20}
              autoComplete="postal-code"
            />
            <TextField name="city" label={t("city")} defaultValue={company?.address.city} maxLength={100} />
          </div>
        </>
      )}
      <SelectField
        name="country"
        label={t("country")}
        empty={t("countryUnknown")}
        defaultValue={company?.country}
        options={countries}
      />
    </>
  );
}
