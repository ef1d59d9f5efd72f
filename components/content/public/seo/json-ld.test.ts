import { describe, expect, it } from "vitest";
import { scriptJson } from "./json-ld";

describe("JSON in a script element", () => {
  it("cannot leave the element", () => {
    const text = scriptJson({ name: "</script><script>alert(1)</script><!--\u2028" });
    expect(text).not.toContain("<");
    expect(text).not.toContain("\u2028");
    expect(JSON.parse(text).name).toBe("</script><script>alert(1)</script><!--\u2028");
  });
});
