import { unstable_coerceFormValue as coerceFormValue } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { fieldErrors } from "../../core/issues";
import { PreferencesInput } from "./model";

test("a form with one time of two is refused at the other, whatever boxes are on", () => {
  const form = {
    version: "0",
    inAppEnabled: "on",
    on: ["a:email", "b:email"],
    quietFrom: "22:00",
    quietTo: "",
  };
  const parsed = coerceFormValue(PreferencesInput as never).safeParse(form);
  const faults = parsed.success ? {} : fieldErrors(parsed.error);
  expect(Object.keys(faults)).toEqual(["quietTo"]);
  expect(faults.quietTo).toMatchObject({ key: "notifications.error.quietBoth" });
});
