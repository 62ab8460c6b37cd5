import { expect, test } from "vitest";
import { setValue, type Values, withValues } from "../src/widgets/actions";
import { drawnOf, scalesOf } from "../src/widgets/chartShapes";
import { cssColor } from "../src/widgets/colors";
import { shownDate } from "../src/widgets/DatePicker";
import { borders, sides } from "../src/widgets/style";
import { labelledFields, wordsOf } from "../src/widgets/words";

test("a dot in a field's name leads into an object", () => {
  const values: Values = {};
  setValue(values, "todo.title", "Milk");
  setValue(values, "todo.done", true);
  expect(values).toEqual({ todo: { title: "Milk", done: true } });
});

test("a field's name cannot reach what all objects share", () => {
  setValue({}, "__proto__.polluted", "yes");
  setValue({}, "constructor.prototype.polluted", "yes");
  expect(({} as Values).polluted).toBeUndefined();
});

test("what the action has itself stays, and the fields that lose are named", () => {
  const { payload, ignored } = withValues(
    { id: "7", todo: { title: "Own" } },
    { id: "8", todo: { title: "x", note: "n" } },
  );
  expect(payload).toEqual({ id: "7", todo: { title: "Own", note: "n" } });
  expect(ignored).toEqual(["id", "todo.title"]);
});

test("colors are words for their use, primitives, CSS, or one for each scheme", () => {
  expect(cssColor("secondary", "text")).toBe("var(--text-2)");
  expect(cssColor("blue-500", "text")).toMatch(/^oklch\(.* 255\)$/);
  expect(cssColor("#123456", "text")).toBe("#123456");
  expect(cssColor({ light: "white", dark: "black" }, "background")).toBe("light-dark(white, black)");
  expect(cssColor(undefined, "text")).toBeUndefined();
});

test("space and borders are given for all sides or by side", () => {
  expect(sides("padding", 2)).toEqual({ padding: "calc(var(--u) * 2)" });
  expect(sides("padding", { x: "4px", top: 1 })).toEqual({
    paddingBlockStart: "calc(var(--u) * 1)",
    paddingInlineStart: "4px",
    paddingInlineEnd: "4px",
  });
  expect(borders({ top: 2 })).toEqual({ borderBlockStart: "2px solid var(--line)" });
});

test("a day stays a day, and a time without an offset stays as it is", () => {
  expect(shownDate("2026-03-10")).toEqual({ value: "2026-03-10", timed: false, offset: false });
  expect(shownDate("2026-03-10T00:00:00")).toEqual({ value: "2026-03-10", timed: false, offset: false });
  expect(shownDate("2026-03-10T17:00")).toEqual({ value: "2026-03-10T17:00", timed: true, offset: false });
  expect(shownDate("2026-03-10T17:00:00Z")).toMatchObject({ timed: true, offset: true });
  expect(shownDate("soon")).toMatchObject({ value: "" });
});

test("bars of one stack stand on one another, others side by side", () => {
  const bar = (dataKey: string, stack?: string) => ({ type: "bar" as const, dataKey, ...(stack && { stack }) });
  const drawn = drawnOf({
    type: "Chart",
    data: [{ x: "a", one: 2, two: 3, three: 4 }],
    series: [bar("one", "s"), bar("two", "s"), bar("three")],
    xAxis: "x",
  });
  expect(drawn.map(({ group, spans }) => [group, spans[0]?.from, spans[0]?.to])).toEqual([
    [0, 0, 2],
    [0, 2, 5],
    [1, 0, 4],
  ]);
});

test("a widget that is not known has its words, and its labels name its fields", () => {
  const node = { type: "Hologram", title: "One", children: [{ type: "Label", value: "Two", fieldName: "x" }] };
  expect(wordsOf(node)).toEqual(["One", "Two"]);
  expect([...labelledFields(node)]).toEqual(["x"]);
});

test("a chart of whole numbers has whole numbers at its side", () => {
  const ticks = (...values: number[]) => {
    const node = {
      type: "Chart" as const,
      data: values.map((value) => ({ day: "Mon", value })),
      xAxis: "day",
      series: [{ type: "bar" as const, dataKey: "value" }],
    };
    return scalesOf(node, drawnOf(node), 100, 100).ticks;
  };
  expect(ticks(1, 2)).toEqual([0, 1, 2]);
  expect(ticks(0)).toEqual([0, 1]);
  expect(ticks(0.5, 1)).toContain(0.6);
});
