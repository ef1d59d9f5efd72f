import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { isAppError } from "../errors";
import type { ImportKind } from "./kind";
import { type ReadRow, readRows } from "./read";

const kind: ImportKind = {
  name: "test.things",
  label: "test",
  permission: "test",
  maxRows: 5,
  columns: [
    { name: "code", required: true, unique: true, help: "", example: "", normal: (t) => t.toUpperCase() },
    { name: "phone_number", signed: true, help: "", example: "" },
    { name: "note", help: "", example: "" },
  ],
  check: async () => [],
  apply: async () => [],
};

async function read(text: string | Buffer[]): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  const source = Readable.from(typeof text === "string" ? [Buffer.from(text)] : text);
  for await (const batch of readRows(source, kind)) rows.push(...batch);
  return rows;
}
const refusal = async (text: string) => {
  const error = await read(text).catch((e: unknown) => e);
  if (!isAppError(error)) throw new Error("not refused", { cause: error });
  return [error.messageKey, error.params];
};
const keys = (row?: ReadRow) => row?.faults.map((f) => [f.column, f.key.replace("errors.import.", "")]);

test("comma or semicolon, with or without byte order mark, headings in any order and spelling", async () => {
  const wanted = { code: "A1", note: "x, y" };
  expect((await read('code,note\r\na1,"x, y"\r\n'))[0]).toMatchObject({
    line: 2,
    values: wanted,
    faults: [],
  });
  expect((await read("\ufeffNote;CODE\nx, y;a1\n"))[0]?.values).toEqual(wanted);
  expect((await read("\ufeffcode;Phone Number\na1;\n"))[0]?.values).toEqual({ code: "A1" });
});

test("a character cut in two by the stream stays whole", async () => {
  const bytes = Buffer.from("code,note\nü1,Žluťoučký\n");
  const parts = [...bytes].map((byte) => Buffer.from([byte]));
  const whole = [Buffer.concat(parts.slice(0, 12)), ...parts.slice(12)];
  expect((await read(whole))[0]?.values).toEqual({ code: "Ü1", note: "Žluťoučký" });
});

test("what looks like a formula, comes twice or has too few cells is named", async () => {
  const rows = await read(
    'code,phone_number,note\na1,+49 30,"=HYPERLINK(""x"")"\nA1,\'+49 30,\nb,-1,@x\nc\nd,=1+1,ok\n',
  );
  expect(keys(rows[0])).toEqual([["note", "formula"]]);
  expect(rows[0]?.values.phone_number).toBe("+49 30");
  expect(rows[1]?.faults).toEqual([{ column: "code", key: "errors.import.twice", params: { line: 2 } }]);
  expect(rows[1]?.values.phone_number).toBe("+49 30");
  expect(keys(rows[2])).toEqual([["note", "formula"]]);
  expect(keys(rows[3])).toEqual([[null, "cells"]]);
  expect(keys(rows[4])).toEqual([["phone_number", "formula"]]);
});

test("a file that cannot be read as a whole is refused with the reason", async () => {
  expect(await refusal("note\nx\n")).toEqual(["errors.import.missingColumns", { columns: "code" }]);
  expect(await refusal("code,colour\nx,y\n")).toEqual([
    "errors.import.unknownColumns",
    { columns: "colour" },
  ]);
  expect(await refusal("code,note,Code\nx,y,z\n")).toEqual([
    "errors.import.repeatedColumns",
    { columns: "code" },
  ]);
  expect((await refusal("code\n\n\n"))[0]).toBe("errors.import.noRows");
  expect((await refusal(""))[0]).toBe("errors.import.noRows");
  expect((await refusal('code,note\na,"b\nc,d\n'))[0]).toBe("errors.import.malformed");
  expect(await refusal("code\n1\n2\n3\n4\n5\n6\n")).toEqual(["errors.import.tooManyRows", { max: 5 }]);
  expect(await read("code\n1\n2\n3\n4\n5\n")).toHaveLength(5);
});
