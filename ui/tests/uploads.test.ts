import { beforeEach, expect, test, vi } from "vitest";
import { Controller } from "../src/chat/controller";
import { acceptText, problemWith } from "../src/chat/uploads";
import { en } from "../src/locale/en";

const NOTES = new File(["milk"], "notes.txt", { type: "text/plain" });
const ATTACHMENT = { type: "file", id: "atc_1", name: "notes.txt", mime_type: "text/plain" };

let asked: { url: string; method: string; body: unknown }[] = [];

beforeEach(() => {
  asked = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push({ url, method: init.method ?? "GET", body: init.body });
    return new Response("{}");
  });
});

function chat(uploadStrategy: { type: "two_phase" } | { type: "direct"; uploadUrl: string }) {
  const send: typeof fetch = async (url, init) => {
    asked.push({ url: String(url), method: init?.method ?? "GET", body: init?.body });
    const descriptor = { url: "https://store.example/put", method: "PUT", headers: { "X-Key": "1" } };
    return Response.json(
      uploadStrategy.type === "direct" ? ATTACHMENT : { ...ATTACHMENT, upload_descriptor: descriptor },
    );
  };
  const api = { url: "/chatkit", domainKey: "", fetch: send, uploadStrategy };
  const composer = { attachments: { enabled: true, maxCount: 2, maxSize: 10 } };
  return new Controller({ api, composer }, en, () => undefined);
}

test("a file is sent to the server itself, in a form", async () => {
  const { uploads, store } = chat({ type: "direct", uploadUrl: "/chatkit/attachments" });
  await uploads.add([NOTES]);
  expect(asked).toEqual([{ url: "/chatkit/attachments", method: "POST", body: expect.any(FormData) }]);
  expect(store.value.composer.uploads).toMatchObject([{ name: "notes.txt", state: "ready", attachment: ATTACHMENT }]);
});

test("a file is announced and then put where the server says, without the page's own headers", async () => {
  const { uploads, store } = chat({ type: "two_phase" });
  await uploads.add([NOTES]);
  expect(asked.map(({ url, method }) => [url, method])).toEqual([
    ["/chatkit", "POST"],
    ["https://store.example/put", "PUT"],
  ]);
  expect(asked[1]?.body).toBe(NOTES);
  expect(store.value.composer.uploads[0]?.state).toBe("ready");
});

test("files beyond the number that a message takes are left out, and that is said", async () => {
  const { uploads, store } = chat({ type: "direct", uploadUrl: "/up" });
  await uploads.add([NOTES, NOTES, NOTES]);
  expect(store.value.composer.uploads).toHaveLength(2);
  expect(store.value.composer.complaint).toBe("Attach 2 files at most.");
});

test("a file that was taken out is deleted on the server, too", async () => {
  const { uploads, store } = chat({ type: "direct", uploadUrl: "/up" });
  await uploads.add([NOTES]);
  await uploads.remove(store.value.composer.uploads[0]?.key ?? "");
  expect(store.value.composer.uploads).toEqual([]);
  expect(asked.at(-1)?.body).toBe('{"type":"attachments.delete","params":{"attachment_id":"atc_1"}}');
});

test("types are told by their pattern or by the name's ending, sizes by the type", () => {
  const accept = { "image/*": [".png"], "text/plain": [".txt", ".md"] };
  const file = (name: string, type: string, size = 1) => ({ name, type, size });
  expect(problemWith(file("a.PNG", ""), { enabled: true, accept }, en)).toBeNull();
  expect(problemWith(file("a.webp", "image/webp"), { enabled: true, accept }, en)).toBeNull();
  expect(problemWith(file("a.exe", "application/x-msdownload"), { enabled: true, accept }, en)).toContain("a.exe");
  const maxSize = { "image/*": 100, "*": 10 };
  expect(problemWith(file("a.png", "image/png", 50), { enabled: true, maxSize }, en)).toBeNull();
  expect(problemWith(file("a.txt", "text/plain", 50), { enabled: true, maxSize }, en)).toContain("larger");
  expect(acceptText(accept)).toBe("image/*,.png,text/plain,.txt,.md");
});
