import { expect, test } from "vitest";
import { fillPath } from "./form/fill-path";
import { pageNumbers } from "./pagination";

test.each([
  [1, 1, [1]],
  [1, 6, [1, 2, null, 6]],
  [3, 6, [1, 2, 3, 4, 5, 6]],
  [10, 20, [1, null, 9, 10, 11, null, 20]],
  [20, 20, [1, null, 19, 20]],
])("page %i of %i shows its neighbours, and gaps only for two pages or more", (page, count, shown) => {
  expect(pageNumbers(page, count)).toEqual(shown);
});

test("a path takes its parts from the data and leaves what is unknown", () => {
  expect(fillPath("/posts/:id/of/:author", { id: "a b", author: null })).toBe("/posts/a%20b/of/:author");
});
