import { expect, test } from "vitest";
import { PostData } from "../post/model";
import { readKept } from "./kept";

const newest = PostData.parse({ title: "Newest", body: "Newest text", tags: ["a"] });

test("unfinished work is shown as it was typed", () => {
  const kept = { title: "Typed", body: "Typed text", tags: "b", categoryId: null, seo: { title: "" } };
  expect(readKept(PostData, kept, newest)).toMatchObject({ title: "Typed", body: "Typed text", tags: ["b"] });
});

test("a part that does not parse is taken from the newest version, and costs no other part", () => {
  const kept = { title: "", body: "Typed text", categoryId: "nonsense", relatedIds: "nonsense" };
  expect(readKept(PostData, kept, newest)).toMatchObject({
    title: "Newest",
    body: "Typed text",
    categoryId: null,
    relatedIds: [],
  });
});

test("work that is no version at all leaves the newest one", () => {
  expect(readKept(PostData, { seo: 7, tags: { a: 1 }, translations: [1] }, newest)).toMatchObject({
    title: "Newest",
    tags: ["a"],
  });
});
