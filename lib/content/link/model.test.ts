import { expect, test } from "vitest";
import { linkTarget, siteLinks } from "./model";

test("finds links in Markdown, buttons and translations", () => {
  const data = {
    body: "See [a](/posts/a) and ![b](/files/x/y.png), not [c](https://c.example) or [d](//d.example).",
    title: "/not-a-link",
    blocks: [
      {
        type: "buttons",
        buttons: [
          { label: "Go", href: "/visit-us" },
          { label: "Out", href: "https://o.example" },
        ],
      },
    ],
    translations: { ru: { body: "[е](/ru/team#x)" } },
  };
  expect(siteLinks(data)).toEqual(["/posts/a", "/files/x/y.png", "/visit-us", "/ru/team#x"]);
});

test("knows what an address needs", () => {
  expect(linkTarget("/ru/posts/a?x=1#y")).toMatchObject({
    type: "row",
    kind: "post",
    slug: "a",
    path: "/posts/a",
  });
  expect(linkTarget("/about/")).toMatchObject({ type: "row", kind: "page", slug: "about" });
  expect(linkTarget("/posts/category/news")).toMatchObject({ kind: "post_category" });
  expect(linkTarget("/files/0198c0de-0000-7000-8000-000000000001/a.png")).toMatchObject({ type: "file" });
  expect(linkTarget("/a/b")).toEqual({ type: "path", path: "/a/b" });
  for (const route of ["/", "/ru", "/posts", "/ru/team", "/account/downloads", "/sign-in?next=/"])
    expect(linkTarget(route)).toBeNull();
});
