import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { SaveForm } from "./save-commands";

const ID = "01a1fe3a-39f2-73fd-ae57-6f8f562d8973";

/** What the server makes of a writing screen's fields. */
function parsed(fields: Record<string, string | string[]>) {
  const form = new FormData();
  for (const [name, values] of Object.entries({ id: ID, baseVersion: "3", note: "", ...fields }))
    for (const value of [values].flat()) form.append(name, value);
  const submission = parseWithZod(form, { schema: SaveForm });
  if (submission.status !== "success") throw new Error(JSON.stringify(submission.error));
  return submission.value;
}

test("a post's form is read: lists, switches, languages, empty choices", () => {
  const input = parsed({
    kind: "post",
    "data.title": "Title",
    "data.body": "Text",
    "data.slug": "",
    "data.categoryId": "",
    "data.coverFileId": "",
    "data.tags": ["one", "two"],
    "data.relatedIds[0]": ID,
    "data.isFeatured": "on",
    "data.seo.noindex": "on",
    "data.translations.ru.ready": "on",
    "data.translations.ru.title": "Заголовок",
    "data.translations.ru.seo.title": "",
    publish: "on",
  });
  expect(input).toMatchObject({ kind: "post", id: ID, baseVersion: 3, publish: true });
  expect(input.data).toMatchObject({
    title: "Title",
    categoryId: null,
    coverFileId: null,
    tags: ["one", "two"],
    relatedIds: [ID],
    isFeatured: true,
    seo: { noindex: true, title: "" },
    translations: { ru: { ready: true, title: "Заголовок" } },
  });
});

test("a page's form is read: blocks as JSON, in each language", () => {
  const blocks = JSON.stringify([{ type: "quote", text: "Well begun", by: "" }]);
  const { data, publish } = parsed({
    kind: "page",
    "data.title": "Title",
    "data.blocks": blocks,
    "data.menuPlace": "both",
    "data.translations.ru.title": "",
    "data.translations.ru.blocks": blocks,
  });
  expect(publish).toBe(false);
  expect(data).toMatchObject({
    blocks: [{ type: "quote", text: "Well begun" }],
    menuPlace: "both",
    translations: { ru: { ready: false, blocks: [{ type: "quote" }] } },
  });
});

test("a template's form is read: a limit or none", () => {
  const fields = { kind: "template", "data.name": "Name", "data.categoryId": ID, "data.pricingType": "paid" };
  expect(parsed({ ...fields, "data.downloadLimit": "" }).data).toMatchObject({
    downloadLimit: null,
    pricingType: "paid",
  });
  expect(parsed({ ...fields, "data.downloadLimit": "3" }).data).toMatchObject({ downloadLimit: 3 });
});

test("a project's form is read: gallery with texts in other languages, dates, consent", () => {
  const { data } = parsed({
    kind: "project",
    "data.title": "Title",
    "data.startedOn": "",
    "data.completedOn": "2026-03-01",
    "data.clientConsentAt": "2026-03-01T10:00:00.000Z",
    "data.clientConsentFileId": "",
    "data.liveUrl": "",
    "data.images[0].fileId": ID,
    "data.images[0].alt": "",
    "data.images[0].caption": "Caption",
    "data.images[0].decorative": "on",
    "data.images[0].translations.ru.alt": "Описание",
    "data.images[0].translations.ru.caption": "",
  });
  expect(data).toMatchObject({
    startedOn: null,
    completedOn: "2026-03-01",
    clientConsentFileId: null,
    liveUrl: "",
    images: [
      {
        fileId: ID,
        decorative: true,
        caption: "Caption",
        translations: { ru: { alt: "Описание", caption: "" } },
      },
    ],
  });
});

test("a case study's form is read: results in each language", () => {
  const { data } = parsed({
    kind: "portfolio_item",
    "data.title": "Title",
    "data.projectId": ID,
    "data.results[0].value": "38 %",
    "data.results[0].label": "less waiting",
    "data.translations.ru.results[0].value": "38 %",
    "data.translations.ru.results[0].label": "меньше ожидания",
  });
  expect(data).toMatchObject({
    results: [{ value: "38 %", label: "less waiting" }],
    translations: { ru: { results: [{ value: "38 %", label: "меньше ожидания" }] } },
  });
});
