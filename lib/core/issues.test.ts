import { expect, test } from "vitest";
import { z } from "zod";
import { fieldErrors } from "./issues";

const told = (schema: z.ZodType, input: unknown) => {
  const parsed = schema.safeParse(input);
  return parsed.success ? {} : fieldErrors(parsed.error);
};

test("tells what is missing from what has the wrong form", () => {
  const schema = z.object({ name: z.string(), amount: z.int(), tags: z.array(z.string()) });
  expect(told(schema, { amount: "many", tags: null })).toEqual({
    name: "errors.required",
    amount: "errors.field.type",
    tags: "errors.required",
  });
});

test("names a value of a list by its place", () => {
  const schema = z.object({ links: z.array(z.url({ error: "identity.error.links" })) });
  expect(told(schema, { links: ["https://a.example", "b"] })).toEqual({
    "links[1]": { key: "identity.error.links", params: undefined },
  });
});
