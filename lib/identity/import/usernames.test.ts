import { expect, test } from "vitest";
import { Username } from "../account/model";
import { candidate, nameBase } from "./usernames";

test("a username begins with what an address says before the @", () => {
  expect(nameBase("ada.almeida@example.org")).toBe("ada.almeida");
  expect(nameBase("Ada_Very.Long-Name.Indeed@example.org")).toBe("ada_very.long-na");
  expect(nameBase("1995.ž@example.org")).toBe("z");
  expect(nameBase("+++@example.org")).toBe("member");
});

test("names stay free where fifty thousand addresses begin alike", () => {
  expect(candidate("ada.almeida", 0)).toBe("ada.almeida");
  const made = Array.from({ length: 50_000 }, () => candidate("student.00012345", 2));
  expect(new Set(made).size).toBeGreaterThan(made.length - 3);
  for (const base of ["a", "student.00012345", "administrator"])
    for (let attempt = 1; attempt < 8; attempt++)
      expect(Username.safeParse(candidate(base, attempt)).success).toBe(true);
});
