import { describe, expect, it } from "vitest";
import { type Feed, jsonFeed, rss } from "./feed";
import { cdata, withHost, xml } from "./xml";

const feed: Feed = {
  title: "Hall & <Guild>",
  description: "Stories",
  language: "en",
  home: "https://a.example/posts",
  self: "https://a.example/feed.xml",
  baseUrl: "https://a.example",
  items: [
    {
      id: "0190aaaa-0000-7000-8000-000000000001",
      url: "https://a.example/posts/x",
      title: "]]> & <b>",
      summary: "Short <img>",
      html: '<p><a href="/about">About</a> ]]> <img src="/files/1" srcset="/files/1 480w, /files/2 960w"></p>',
      author: "O'Neil",
      category: "News",
      tags: ["oak"],
      image: null,
      language: "en",
      publishedAt: "2026-03-01T10:00:00.000Z",
      updatedAt: "2026-03-02T10:00:00.000Z",
    },
  ],
};

describe("feeds", () => {
  it("write RSS that stays well-formed with any text", () => {
    const text = rss(feed);
    expect(text).toContain("<title>Hall &amp; &lt;Guild&gt;</title>");
    expect(text).toContain("<title>]]&gt; &amp; &lt;b&gt;</title>");
    expect(text).toContain("urn:uuid:0190aaaa-0000-7000-8000-000000000001");
    expect(text).toContain('href="https://a.example/about"');
    expect(text).toContain("<description>Short &amp;lt;img&amp;gt;</description>");
    expect(text).toContain("Sun, 01 Mar 2026 10:00:00 GMT");
    expect(text.split("]]>").length - 1).toBe(text.split("<![CDATA[").length - 1);
  });
  it("write JSON Feed with the full text and whole addresses", () => {
    const item = JSON.parse(jsonFeed(feed)).items[0];
    expect(item.content_html).toContain(
      'srcset="https://a.example/files/1 480w, https://a.example/files/2 960w"',
    );
    expect(item.tags).toEqual(["News", "oak"]);
  });
  it("leave out what XML forbids and other sites' addresses alone", () => {
    expect(xml("a\u0000b\u0008")).toBe("ab");
    expect(cdata("x]]>y")).toBe("<![CDATA[x]]]]><![CDATA[>y]]>");
    expect(withHost('<a href="//evil.example">', "https://a.example")).toBe('<a href="//evil.example">');
  });
});
