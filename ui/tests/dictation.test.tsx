import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DictationButton } from "../src/composer/DictationButton";
import { inChat } from "./chat";

const track = { stop: vi.fn() };
const stream = { getTracks: () => [track] };
const Recorder = vi.fn(
  class {
    static isTypeSupported(): boolean {
      return true;
    }
    mimeType = "audio/webm";
    onstop = () => {};
    start = vi.fn();
    stop = vi.fn(() => this.onstop());
  },
);
let answer: { allow: (given: unknown) => void; deny: (reason: Error) => void }[] = [];

beforeEach(() => {
  answer = [];
  vi.clearAllMocks();
  vi.stubGlobal("MediaRecorder", Recorder);
  const getUserMedia = () => new Promise((allow, deny) => answer.push({ allow, deny }));
  vi.stubGlobal("navigator", { ...navigator, mediaDevices: { getUserMedia } });
  render(inChat(<DictationButton />, { composer: { dictation: { enabled: true } } }));
});
afterEach(() => vi.unstubAllGlobals());

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const buttons = () => screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"));

test("dictation that is stopped while the microphone is asked for records nothing, and lets it go", async () => {
  press("Dictate");
  expect(buttons()).toEqual(["Cancel dictation"]);
  press("Cancel dictation");
  expect(buttons()).toEqual(["Dictate"]);
  await act(async () => answer[0]?.allow(stream));
  expect(track.stop).toHaveBeenCalledOnce();
  expect(Recorder).not.toHaveBeenCalled();
  expect(buttons()).toEqual(["Dictate"]);
});

test("an answer to an earlier question neither begins nor ends what was begun since", async () => {
  press("Dictate");
  press("Cancel dictation");
  press("Dictate");
  await act(async () => answer[0]?.deny(new Error("Denied.")));
  expect(buttons()).toEqual(["Cancel dictation"]);
  await act(async () => answer[1]?.allow(stream));
  expect(buttons()).toEqual(["Cancel dictation", "Stop dictation"]);
  expect(Recorder).toHaveBeenCalledOnce();
  press("Cancel dictation");
  expect(track.stop).toHaveBeenCalledOnce();
});
