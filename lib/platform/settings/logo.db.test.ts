import sharp from "sharp";
import { expect, test } from "vitest";
import { MARK_CID } from "@/lib/core/mail-layout";
import { readableMail } from "@/lib/core/mail-transport";
import { testCtx, testPerson } from "@/lib/core/testing/ctx";
import { storeUpload } from "@/lib/core/uploads";
import { makePerson } from "@/lib/identity/testing/people";
import { withSettings } from "@/lib/identity/testing/settings";
import { LOGO_KIND } from "./logo";

const picture = async (logo: string | null) => {
  const html = await withSettings({ "general.logo_file_id": logo }, () =>
    readableMail(`<img src="cid:${MARK_CID}">`),
  );
  const data = /base64,([^"]+)"/.exec(html)?.[1] ?? "";
  return Buffer.from(data, "base64");
};

test("mail carries the institution's own mark, the guild's where there is none or it is gone", async () => {
  const user = await makePerson(["super_admin"]);
  const admin = testCtx(testPerson({ id: user.id, email: user.email, roles: ["super_admin"] }));
  const body = await sharp({ create: { width: 400, height: 100, channels: 3, background: "#8c1d2f" } })
    .png()
    .toBuffer();
  const { id } = await storeUpload(admin, LOGO_KIND, { name: "mark.png", body });
  const guild = await picture(null);
  expect(await sharp(guild).metadata()).toMatchObject({ format: "png", width: 64, height: 64 });
  expect(await sharp(await picture(id)).metadata()).toMatchObject({ format: "png", width: 256, height: 64 });
  expect((await picture(crypto.randomUUID())).equals(guild)).toBe(true);
});
