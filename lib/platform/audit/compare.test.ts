import { expect, test } from "vitest";
import { auditPair, differences } from "./compare";

test("fields of both entries stand side by side; what they were after each is compared", () => {
  const left = { title: ["Oak", "Ash"], price: [1, 2], meta: { a: 1, b: 2 }, gone: "x" };
  const right = { price: [2, 2], title: ["Ash", "Elm"], meta: { b: 2, a: 1 }, born: null };
  expect(differences(left, right)).toEqual([
    {
      field: "title",
      left: { before: "Oak", after: "Ash" },
      right: { before: "Ash", after: "Elm" },
      differs: true,
    },
    { field: "price", left: { before: 1, after: 2 }, right: { before: 2, after: 2 }, differs: false },
    { field: "meta", left: { after: { a: 1, b: 2 } }, right: { after: { b: 2, a: 1 } }, differs: false },
    { field: "gone", left: { after: "x" }, right: null, differs: true },
    { field: "born", left: null, right: { after: null }, differs: true },
  ]);
  expect(differences(null, null)).toEqual([]);
});

test("numbers that are none are left out of the address", () => {
  expect(auditPair.parse({ left: "12", right: "x" }).filters).toEqual({ left: 12 });
  expect(auditPair.parse({ left: "0", right: "-3" }).filters).toEqual({});
});
