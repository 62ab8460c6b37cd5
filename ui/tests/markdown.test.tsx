import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import plainWords from "../../tests/chatkit/plain_words.json";
import { plain } from "../src/chat/plain";
import { type Blocks, blocksOf } from "../src/markdown/blocks";
import { deepLink } from "../src/markdown/Link";
import { Markdown } from "../src/markdown/Markdown";
import { imageAllowed } from "../src/markdown/RemoteImage";
import { withoutReferences } from "../src/markdown/references";
import type { Annotation } from "../src/wire/types";
import { inChat } from "./chat";

test("a text that grows is taken apart as one that is there at once", () => {
  const text = [
    "# One\r\n\r\ntwo\nthree\n===\n",
    "- a\n- b\n\n  still b\n\n- c\n\n\n    code?\n\n[g]: https://example.com/guide\n",
    "| a | b |\n|---|---|\n| 1 | [g] |\n\n```js\nlet a\n\nlet b\n```\n<div>\n\nx\n</div>\n\n> quote\nlazy\n\nend [g]",
  ].join("\n");
  let before: Blocks | undefined;
  for (let end = 1; end <= text.length; end++) {
    before = blocksOf(text.slice(0, end), before);
    if (end % 3 === 0) expect(before.blocks).toEqual(blocksOf(text.slice(0, end)).blocks);
  }
});

test.each([
  ["paragraphs", "one\ntwo\n\nthree", ["one\ntwo", "three"]],
  ["an indented list", "  - a\n  - b\n\nend", ["  - a\n  - b", "end"]],
  ["code that is indented", "a\n\n    b\n    c", ["a", "    b\n    c"]],
  ["headings and rules", "# a\nb\n===\n***\nc\n", ["# a", "b\n===", "***", "c"]],
  ["a quote with a list", "> - a\n>\n> b\nlazy\n\nc", ["> - a\n>\n> b\nlazy", "c"]],
  ["a table after its words", "a\n\n| x |\n|---|\n| 1 |\n\n<b>\nx", ["a", "| x |\n|---|\n| 1 |", "<b>\nx"]],
  ["definitions", "[a]: /x\n[b]: /y\nsee [a]\n\n    [a]", ["see [a]\n\n[a]: /x\n[b]: /y", "    [a]"]],
])("blocks are taken apart: %s", (_, text, blocks) => {
  expect(blocksOf(text).blocks).toEqual(blocks);
});

test("what is known of one text does not reach the next", () => {
  const code = "```js\nlet a\n\nlet b\n```";
  expect(blocksOf("> quote\nlazy\n> more\nlazy\n> [a]: /x\nlazy").blocks).toHaveLength(1);
  expect(blocksOf(code).blocks).toEqual([code]);
});

test("the blocks before the last stay as they are while the text grows", () => {
  const one = blocksOf("# One\n\ntwo\n\nthree\n\n- four");
  const more = blocksOf("# One\n\ntwo\n\nthree\n\n- four\n- five", one);
  expect(more.pieces[0]).toBe(one.pieces[0]);
  expect(more.blocks.slice(0, 3)).toEqual(one.blocks.slice(0, 3));
  expect(more.blocks).toHaveLength(4);
});

test("a link that is defined elsewhere in the text works", () => {
  render(inChat(<Markdown text={"See [the guide][g].\n\nMore.\n\n[g]: https://example.com/guide"} />));
  expect(screen.getByRole("link", { name: /the guide/ })).toHaveAttribute("href", "https://example.com/guide");
});

test("a text that grew is drawn as one that is there at once", () => {
  const text = "# One\n\n[a]: /x\n\n- see [a]\n- **b**\n\n| x |\n|---|\n| 1 |\n\nend[^1]\n\n[^1]: note";
  const end = text.indexOf("end");
  const drawn = (container: HTMLElement) => container.textContent?.replaceAll("\n", "");
  const at = (upTo: number) => inChat(<Markdown text={text.slice(0, upTo)} />);
  const { container, rerender } = render(at(9));
  for (const upTo of [20, 40, end]) rerender(at(upTo));
  expect(container.querySelectorAll("h1, ul, table")).toHaveLength(3);
  expect(drawn(container)).toBe(drawn(render(at(end)).container));
  rerender(at(text.length));
  expect(drawn(container)).toBe(drawn(render(at(text.length)).container));
});

test("HTML and addresses that run scripts do nothing", () => {
  const { container } = render(inChat(<Markdown text={'<img src=x onerror="boom()"> [x](javascript:boom())'} />));
  expect(container.querySelector("img")).toBeNull();
  expect(screen.queryByRole("link")).toBeNull();
});

test("an image from elsewhere is a link unless the thread allows its host", () => {
  render(inChat(<Markdown text="![cat](https://pics.example.com/cat.png)" />));
  expect(screen.queryByRole("img")).toBeNull();
  expect(screen.getByRole("link", { name: "cat" })).toHaveAttribute("href", "https://pics.example.com/cat.png");
});

test("allowed hosts include those below them, and no others", () => {
  expect(imageAllowed("https://pics.example.com/x.png", ["example.com"])).toBe(true);
  expect(imageAllowed("https://badexample.com/x.png", ["example.com"])).toBe(false);
  expect(imageAllowed("/here.png", [])).toBe(true);
  expect(imageAllowed("javascript:alert(1)", ["example.com"])).toBe(false);
});

test("an annotation marks its place and leads to its source", () => {
  const annotations: Annotation[] = [
    { type: "annotation", index: 5, source: { type: "url", title: "Guide", url: "https://example.com" } },
  ];
  render(inChat(<Markdown text="Hello world" annotations={annotations} />));
  const mark = screen.getByRole("link", { name: "Source 1: Guide" });
  expect(mark.parentElement).toHaveTextContent("Hello1 world");
});

test("a deep link has a name and data", () => {
  expect(deepLink("chatkit-link://open%20task?id=7&x=a+b")).toEqual({ name: "open task", data: { id: "7", x: "a b" } });
});

test.each(plainWords)(
  "words that only look like Markdown are drawn, heard and copied as words: %s",
  (words, markdown) => {
    const { container } = render(inChat(<Markdown text={markdown} />));
    for (const hint of container.querySelectorAll(".sr-only")) hint.remove();
    const tags = [...container.querySelectorAll(".part *")].map(({ tagName }) => tagName.toLowerCase());
    expect(tags.filter((tag) => !["p", "ul", "ol", "li", "a"].includes(tag))).toEqual([]);
    for (const link of container.querySelectorAll("a")) expect(words).toContain(link.getAttribute("href"));
    expect(said(container.textContent)).toBe(said(words.replace(/^(- |\d+\. )/gm, "")));
    expect(withoutReferences(markdown)).toBe(words);
    if (!words.includes("\n")) expect(plain(markdown)).toBe(words);
  },
);

test("what code has of references stays when an answer is copied", () => {
  expect(withoutReferences("&#42; `&#42;` and\n```\n&#42;\n```")).toBe("* `&#42;` and\n```\n&#42;\n```");
});

/** The words that are seen, wherever lines break. */
function said(text: string | null): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
