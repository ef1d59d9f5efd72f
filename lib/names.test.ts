import { expect, test } from "vitest";
import { LOCALES } from "./core/i18n/locales";
import { messagesFor } from "./core/i18n/messages";
import { domains, gather } from "./core/registry";
import "./domains";

// What manifests declare by a key, administrators read in words.

test("every permission, kind of file and group of settings has its words in every language", async () => {
  const keys = [
    ...domains().flatMap(({ name, permissions }) =>
      Object.keys(permissions ?? {}).map((key) => `${name}.permissions.${key}`),
    ),
    ...gather("fileKinds").map(({ name }) => `platform.files.kinds.${name}`),
    ...gather("settings").map(({ key }) => `platform.settings.groups.${key.split(".")[0]}`),
  ];
  const faults: string[] = [];
  for (const locale of LOCALES) {
    const messages: unknown = await messagesFor(locale);
    for (const key of new Set(keys)) {
      const found = key
        .split(".")
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], messages);
      if (typeof found !== "string") faults.push(`${locale}: ${key}`);
    }
  }
  expect(faults).toEqual([]);
});
