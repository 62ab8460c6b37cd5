import type { ChatState } from "../state/chat";
import type { Session } from "./session";

const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

/** Records what is said, and has the server write it down into the composer. */
export class Dictation {
  #recorder: MediaRecorder | null = null;
  /** The browser's question whether the microphone may be used, while its answer is waited for. */
  #question: AbortController | null = null;
  #kept = false;

  constructor(private readonly session: Session) {}

  /** Begin to record. */
  async start(): Promise<void> {
    if (this.#recorder || this.#question) return;
    this.session.store.set(({ composer }) => ({ composer: { ...composer, complaint: null } }));
    const question = new AbortController();
    this.#question = question;
    this.#phase("asking");
    const stream = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => undefined);
    if (question.signal.aborted) {
      letGo(stream);
      return;
    }
    this.#question = null;
    if (stream) this.#record(stream);
    else {
      this.#phase("idle");
      this.#complain(this.session.words.noMicrophone);
    }
  }

  /** Stop, and with `keep` have what was said written down. */
  stop({ keep }: { keep: boolean }): void {
    this.#kept = keep;
    this.#recorder?.stop();
    if (!this.#question) return;
    // The question cannot be taken back: whatever it is answered with, nothing is recorded.
    this.#question.abort();
    this.#question = null;
    this.#phase("idle");
  }

  #record(stream: MediaStream): void {
    const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one));
    const recorder = new MediaRecorder(stream, type ? { mimeType: type } : {});
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => {
      letGo(stream);
      this.#recorder = null;
      if (this.#kept) void this.#transcribe(new Blob(pieces, { type: recorder.mimeType }));
      else this.#phase("idle");
    };
    this.#recorder = recorder;
    this.#kept = false;
    recorder.start();
    this.#phase("recording");
  }

  async #transcribe(audio: Blob): Promise<void> {
    this.#phase("transcribing");
    try {
      const params = { audio_base64: await base64(audio), mime_type: audio.type };
      const { text } = await this.session.api.ask("input.transcribe", params);
      const { composer } = this.session.state;
      const gap = composer.text === "" || /\s$/.test(composer.text) ? "" : " ";
      this.session.store.set({ composer: { ...composer, text: composer.text + gap + text.trim() } }, { now: true });
    } catch (error) {
      this.#complain(this.session.explain(error));
    } finally {
      this.#phase("idle");
    }
  }

  #phase(dictation: ChatState["dictation"]): void {
    this.session.store.set({ dictation }, { now: true });
  }

  #complain(complaint: string): void {
    this.session.store.set(({ composer }) => ({ composer: { ...composer, complaint } }), { now: true });
  }
}

function letGo(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
