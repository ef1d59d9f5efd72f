import { expect, it } from "vitest";
import { signed } from "./i18n/formatter";
import { formatMoney, minorDigits } from "./money";

it("knows how many digits a currency has", () => {
  expect([minorDigits("INR"), minorDigits("JPY"), minorDigits("KWD")]).toEqual([2, 0, 3]);
});

it.each([
  [125000n, "INR", "en", "₹1,250.00"],
  [-5, "USD", "en", "−$0.05"],
  [1200, "JPY", "en", "¥1,200"],
  [9_007_199_254_740_993_01n, "USD", "en", "$9,007,199,254,740,993.01"],
])("writes %s %s", (minor, currency, locale, text) => {
  expect(formatMoney(minor, currency, locale)).toBe(text);
});

it("writes a change with the sign of print", () => {
  expect([signed("en", -1060), signed("ru", -1060), signed("en", 60), signed("en", 0)]).toEqual([
    "−1,060",
    "−1\u00a0060",
    "+60",
    "0",
  ]);
});
