import { createHash } from "node:crypto";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { borderSvg, socialGround } from "./border";
import { brandMark } from "./brand";
import { type MarkVariant, markSvg } from "./mark";

const VARIANTS: MarkVariant[] = ["cover", "avatar", "badge", "empty"];
const checksum = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** A picture seen from far away: a few cells, eight steps of each color. */
async function glance(svg: string, columns: number, rows: number): Promise<string> {
  const raw = await sharp(Buffer.from(svg))
    .flatten({ background: "#fff" })
    .resize(columns, rows, { fit: "fill" })
    .raw()
    .toBuffer();
  return [...raw].map((v) => v >> 5).join("");
}

describe("guild marks", () => {
  test.each(VARIANTS)("%s: the same id gives the same drawing, another id another", (variant) => {
    expect(markSvg("post-1", variant)).toBe(markSvg("post-1", variant));
    expect(markSvg("post-1", variant)).not.toBe(markSvg("post-2", variant));
  });

  test("keep their looks from release to release", () => {
    const drawn = VARIANTS.map((variant) =>
      checksum(markSvg("guildhall", variant, { literal: true, width: 320, height: 180 })),
    );
    expect(drawn).toMatchInlineSnapshot(`
      [
        "a87f872b56a3",
        "f80be471b59a",
        "ddb139c33e6c",
        "0b8704c36c76",
      ]
    `);
  });

  test("follow the theme inline and carry plain colors for pictures", () => {
    expect(markSvg("a", "cover")).toMatch(/var\(--mark-[a-z]+,#[0-9a-f]{6}\)/);
    expect(markSvg("a", "cover", { literal: true })).not.toContain("var(");
  });

  test("hold no broken number and stay small", () => {
    for (let i = 0; i < 400; i++)
      for (const variant of VARIANTS) {
        const text = markSvg(`id-${i}`, variant);
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
        expect(text.length).toBeLessThan(60_000);
      }
  });

  test.each([
    ["cover", 16, 9],
    ["avatar", 8, 8],
    ["badge", 10, 10],
  ] as const)(
    "1,000 %ss are told apart at a glance",
    async (variant, columns, rows) => {
      const size = { width: columns * 8, height: rows * 8 };
      const seen = new Set<string>();
      for (let i = 0; i < 1000; i++)
        seen.add(await glance(markSvg(`thing-${i}`, variant, { literal: true, ...size }), columns, rows));
      expect(seen.size).toBe(1000);
    },
    60_000,
  );

  test("become pictures: border, social ground, brand", async () => {
    const pictures = [
      borderSvg("c-1", { width: 842, height: 595, literal: true }),
      socialGround("p-1", markSvg("p-1", "cover", { literal: true, width: 480, height: 570 })),
      brandMark({ size: 16 }),
    ];
    for (const picture of pictures)
      expect((await sharp(Buffer.from(picture)).png().toBuffer()).length).toBeGreaterThan(100);
  });
});
