import { describe, expect, it } from "vitest";
import type { Actor } from "./ctx";
import { isAppError } from "./errors";
import { checkMove, diagram, machine, movesFor } from "./machine";

type Row = { status: "open" | "shut" | "gone"; empty: boolean };
const visitor: Actor = { kind: "anonymous" };
const worker: Actor = { kind: "job", name: "test" };

const door = machine<Row["status"], "shut" | "open" | "remove", Row>({
  entity: "door",
  states: ["open", "shut", "gone"],
  initial: "open",
  transitions: [
    { action: "shut", from: ["open"], to: "shut", who: () => true },
    { action: "open", from: ["shut"], to: "open", who: () => true },
    {
      action: "remove",
      from: ["open", "shut"],
      to: "gone",
      who: (actor) => actor.kind === "job",
      guard: (row) => (row.empty ? null : "errors.invalid"),
    },
  ],
});

function codeOf(fn: () => unknown): string {
  try {
    fn();
    return "ok";
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

describe("a machine", () => {
  it("offers what this actor may do now, with the reason why not yet", () => {
    const row: Row = { status: "shut", empty: false };
    expect(movesFor(door, visitor, row)).toEqual([{ action: "open", to: "open", blocked: null }]);
    expect(movesFor(door, worker, row)).toEqual([
      { action: "open", to: "open", blocked: null },
      { action: "remove", to: "gone", blocked: "errors.invalid" },
    ]);
  });

  // Every state, action and actor, against the table above: what is not listed is refused.
  const expected: Record<string, string> = {
    "open/shut/anonymous": "ok",
    "shut/open/anonymous": "ok",
    "open/shut/job": "ok",
    "shut/open/job": "ok",
    "open/remove/job": "ok",
    "shut/remove/job": "ok",
    "open/remove/anonymous": "forbidden",
    "shut/remove/anonymous": "forbidden",
  };
  for (const status of door.states)
    for (const action of ["shut", "open", "remove"] as const)
      for (const actor of [visitor, worker])
        it(`${status}, ${action}, ${actor.kind}`, () => {
          const row: Row = { status, empty: true };
          expect(codeOf(() => checkMove(door, actor, row, action))).toBe(
            expected[`${status}/${action}/${actor.kind}`] ?? "conflict",
          );
        });

  it("blocks by its guard", () => {
    expect(codeOf(() => checkMove(door, worker, { status: "open", empty: false }, "remove"))).toBe(
      "conflict",
    );
  });

  it("draws itself", () => {
    expect(diagram(door)).toBe(
      [
        "stateDiagram-v2",
        "  [*] --> open",
        "  open --> shut: shut",
        "  shut --> open: open",
        "  open --> gone: remove",
        "  shut --> gone: remove",
      ].join("\n"),
    );
  });

  it("refuses unreachable states and doubled actions", () => {
    expect(() => machine({ ...door, states: [...door.states, "ajar" as never] })).toThrow(/ajar/);
    expect(() => machine({ ...door, transitions: [...door.transitions, ...door.transitions] })).toThrow(
      /twice/,
    );
  });
});
