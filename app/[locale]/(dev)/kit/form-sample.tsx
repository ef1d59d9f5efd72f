import { LinkButton } from "@/components/ui/button";
import {
  CheckboxField,
  CheckboxGroupField,
  RadioField,
  SelectField,
  SwitchField,
} from "@/components/ui/form/choice-fields";
import { ComboboxField } from "@/components/ui/form/combobox-field";
import { FileField } from "@/components/ui/form/file-field";
import { Form } from "@/components/ui/form/form";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { SlugField } from "@/components/ui/form/slug-field";
import { TagsField } from "@/components/ui/form/tags-field";
import {
  DateField,
  DateTimeField,
  EmailField,
  NumberField,
  PasswordField,
  TextAreaField,
  TextField,
} from "@/components/ui/form/text-fields";
import { Section } from "@/components/ui/screen/screen";
import { saveSample } from "./actions";

const CATEGORIES = ["Woodwork", "Metal", "Textile", "Printing", "Glass"].map((label) => ({
  value: label.toLowerCase(),
  label,
}));

/** All fields in one form. */
export function FormSample() {
  return (
    <Section title="Form">
      <Form
        action={saveSample}
        submit="Save post"
        submitIcon="check"
        secondary={
          <LinkButton href="/kit" variant="quiet">
            Cancel
          </LinkButton>
        }
        guard
        hidden={{ version: 7 }}
      >
        <TextField
          name="title"
          label="Title"
          required
          maxLength={120}
          help="At most 70 characters read best in search results."
        />
        <SlugField name="slug" label="Address" from="title" base="guildhall.example/posts/" required />
        <SelectField
          name="category"
          label="Category"
          options={CATEGORIES}
          empty="Choose a category"
          required
        />
        <ComboboxField name="author" label="Author" options={CATEGORIES} placeholder="Type a name" />
        <TextAreaField name="excerpt" label="Excerpt" maxLength={200} count />
        <TagsField
          name="tags"
          label="Tags"
          defaultValue={["oak", "hand tools"]}
          suggestions={["walnut", "glue"]}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <NumberField name="minutes" label="Reading time" after="minutes" min={1} />
          <NumberField name="price" label="Price" before="€" step="0.01" />
          <DateField name="day" label="Day" />
          <DateTimeField name="at" label="Goes live" zone="Europe/Berlin" required />
          <EmailField name="email" label="E-mail" required />
          <PasswordField name="password" label="Password" required />
        </div>
        <RadioField
          name="pricing"
          label="Pricing"
          required
          cards
          defaultValue="free"
          options={[
            { value: "free", label: "Free", help: "Anyone with an account may download." },
            { value: "paid", label: "Paid", help: "An invoice comes first." },
          ]}
        />
        <CheckboxGroupField
          name="languages"
          label="Languages"
          columns
          options={[
            { value: "en", label: "English" },
            { value: "ru", label: "Русский" },
            { value: "de", label: "Deutsch" },
          ]}
          defaultValue={["en"]}
        />
        <FileField
          name="cover"
          label="Cover"
          accept="image/*"
          maxBytes={10_000_000}
          help="JPEG, PNG or WebP."
        />
        <SwitchField name="featured" label="Featured" help="Stands first on the home page." />
        <CheckboxField name="consent" label="The client agreed to be named" required />
      </Form>
      <div className="mt-6">
        <FormDialog
          trigger="Refuse…"
          variant="danger-line"
          title="Refuse this request?"
          description="The author is told why."
          action={saveSample}
          submit="Refuse request"
        >
          <TextAreaField name="title" label="Reason" required />
        </FormDialog>
      </div>
    </Section>
  );
}
