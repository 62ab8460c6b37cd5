import { expect, test } from "vitest";
import { meets, nextStale, type Part, type Parts, withPages } from "../src/app/tasks/parts";
import type { TaskPage } from "../src/wire/rest";
import { task } from "./task";

/** Tasks by their letters; a capital is one that was changed meanwhile. */
function tasks(letters: string) {
  return [...letters].map((letter) => task(letter.toLowerCase(), { version: letter === letter.toLowerCase() ? 1 : 2 }));
}

/** A page of those, with the cursor behind it. */
function page(letters: string, next_cursor: string | null): TaskPage {
  return { tasks: tasks(letters), total: 0, total_is_at_least: false, next_cursor };
}

function part(cursor: string | null, letters: string, stale = true): Part {
  return { cursor, tasks: tasks(letters), stale };
}

const READ: Parts = { parts: [part(null, "abc"), part(">c", "def"), part(">f", "ghi")], cursor: ">i" };

function told({ parts, cursor }: Parts): string {
  const all = parts.map(
    (each) => `${each.cursor ?? ""} ${each.tasks.map(({ id }) => id).join("")}${each.stale ? "?" : ""}`,
  );
  return [...all, cursor ?? "."].join(" | ").trim();
}

test("a page that did not change takes the place of what was there", () => {
  const pages = [page("def", ">f")];
  expect(meets(READ.parts, ">c", pages)).toBe(true);
  expect(told(withPages(READ, ">c", pages))).toBe("abc? | >c def | >f ghi? | >i");
});

test("where a task is gone, the next one comes up from the page below", () => {
  const pages = [page("deg", ">g")];
  expect(meets(READ.parts, ">c", pages)).toBe(true);
  expect(told(withPages(READ, ">c", pages))).toBe("abc? | >c deg | >g hi? | >i");
});

test("where a task came in between, pages are read until none is missing", () => {
  expect(meets(READ.parts, null, [page("abX", ">X")])).toBe(false);
  const pages = [page("abX", ">X"), page("cde", ">e")];
  expect(meets(READ.parts, null, pages)).toBe(true);
  expect(told(withPages(READ, null, pages))).toBe("abx | >X cde | >e f? | >f ghi? | >i");
});

test("a task that was moved up from far below takes nothing along", () => {
  const pages = [page("abI", ">I")];
  expect(meets(READ.parts, null, pages)).toBe(false);
  const both = [...pages, page("cde", ">e")];
  expect(told(withPages(READ, null, both))).toBe("abi | >I cde | >e f? | >f gh? | >i");
});

test("at the end of all, nothing is kept that stood below it", () => {
  expect(told(withPages(READ, ">c", [page("de", null)]))).toBe("abc? | >c de | .");
  expect(told(withPages(READ, null, [page("", null)]))).toBe("| .");
});

test("where pages never meet what was below, that is read again later", () => {
  expect(told(withPages(READ, null, [page("XYZ", ">Z")]))).toBe("xyz | >Z");
});

test("a page is added below all", () => {
  expect(told(withPages(READ, ">i", [page("jk", null)]))).toBe("abc? | >c def? | >f ghi? | >i jk | .");
  expect(told(withPages({ parts: [], cursor: null }, null, [page("ab", ">b")]))).toBe("ab | >b");
});

test("of what is stale the looked at is read anew, and the first where nothing is looked at", () => {
  const next = (...ids: string[]) => nextStale(READ.parts, new Set(ids))?.cursor;
  expect(next("e", "h")).toBe(">c");
  expect(next()).toBe(null);
  const parts = [part(null, "ab"), part(">b", "cd", false)];
  expect(nextStale(parts, new Set(["c"]))).toBeUndefined();
});
