import { expect, test } from "vitest";
import { csvCell } from "./csv";
import { fileUrl, isSigned, signedFileUrl } from "./files";
import { isUuid, uuidv7 } from "./ids";
import { disposition, parseRange } from "./serve-file";
import { shownName } from "./uploads";

test("one byte range is served, nonsense is ignored, the impossible is refused", () => {
  expect(parseRange("bytes=0-9", 100)).toEqual({ start: 0, end: 9 });
  expect(parseRange("bytes=90-", 100)).toEqual({ start: 90, end: 99 });
  expect(parseRange("bytes=-10", 100)).toEqual({ start: 90, end: 99 });
  expect(parseRange("bytes=-1000", 100)).toEqual({ start: 0, end: 99 });
  expect(parseRange("bytes=50-1000", 100)).toEqual({ start: 50, end: 99 });
  for (const header of [null, "", "bytes=", "bytes=-", "bytes=0-1,5-9", "items=0-1", "bytes=a-b"])
    expect(parseRange(header, 100)).toBeUndefined();
  expect(parseRange("bytes=100-", 100)).toBeNull();
  expect(parseRange("bytes=9-1", 100)).toBeNull();
});

test("names keep their letters and lose what could mislead", () => {
  expect(shownName("C:\\temp\\..\\Отчёт 1.PDF", ".pdf")).toBe("Отчёт 1.pdf");
  expect(shownName("../../etc/passwd", ".txt")).toBe("passwd.txt");
  expect(shownName("invoice\u202Efdp.exe", ".pdf")).toBe("invoicefdp.pdf");
  expect(shownName("...", ".png")).toBe("file.png");
  expect(shownName("a".repeat(300), ".png")).toHaveLength(124);
  expect(disposition("attachment", 'a"b\\ж.pdf')).toBe(
    "attachment; filename=\"a_b__.pdf\"; filename*=UTF-8''a%22b%5C%D0%B6.pdf",
  );
});

test("a signed address serves its file for its time only", () => {
  const file = { id: uuidv7(), originalName: "план.pdf" };
  const url = new URL(signedFileUrl(file, 300), "http://localhost");
  expect(url.pathname).toBe(fileUrl(file));
  expect(isSigned(file.id, url.searchParams)).toBe(true);
  expect(isSigned(uuidv7(), url.searchParams)).toBe(false);
  url.searchParams.set("expires", String(Number(url.searchParams.get("expires")) + 1));
  expect(isSigned(file.id, url.searchParams)).toBe(false);
  expect(isSigned(file.id, new URL(signedFileUrl(file, -1), "http://localhost").searchParams)).toBe(false);
  expect(isSigned(file.id, new URLSearchParams())).toBe(false);
});

test("cells are quoted as RFC 4180 says, and cannot become formulas", () => {
  expect(csvCell('say "hi", now')).toBe('"say ""hi"", now"');
  expect(csvCell("=1+1")).toBe("'=1+1");
  expect(csvCell("@SUM(A1)")).toBe("'@SUM(A1)");
  expect(csvCell(-5)).toBe("-5");
  expect(csvCell(null)).toBe("");
  expect(csvCell("a\nb")).toBe('"a\nb"');
});

test("only UUIDs are UUIDs", () => {
  expect(isUuid(uuidv7())).toBe(true);
  for (const text of ["", "x", `${uuidv7()}0`, "01a1fe3a-4cf1-7256-84e7-3c9389329ac"])
    expect(isUuid(text)).toBe(false);
});
