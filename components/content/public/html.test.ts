import { describe, expect, it } from "vitest";
import { headingsOf, splitHeading, textOf } from "./html";

describe("reading rendered Markdown", () => {
  it("lists headings that have an anchor, without their markup", () => {
    const html =
      '<h2 id="a">One &amp; <code>two</code></h2><p>x</p><h3 id="b">Three</h3><h2>No anchor</h2><h4 id="c">Deep</h4>';
    expect(headingsOf(html)).toEqual([
      { id: "a", text: "One & two", level: 2 },
      { id: "b", text: "Three", level: 3 },
    ]);
  });
  it("splits off only a leading heading", () => {
    expect(splitHeading('<h2 id="x">Five guilds</h2>\n<p>Rest</p>')).toEqual({
      heading: { id: "x", text: "Five guilds", level: 2 },
      rest: "<p>Rest</p>",
    });
    expect(splitHeading("<p>a</p><h2>b</h2>").heading).toBeNull();
  });
  it("decodes entities and leaves unknown ones", () => {
    expect(textOf("a&#39;b&#x2014;c&lt;script&gt;&bogus;")).toBe("a'b—c<script>&bogus;");
  });
});
