import type { ChatKitEvents, ChatKitOptions, EventHandler, OpenAIChatKit } from "@openai/chatkit";
import { createRoot, type Root } from "react-dom/client";
import { Chat } from "./chat/Chat";
import { Controller } from "./chat/controller";
import type { Detail, Emit } from "./chat/session";
import { wordsOf } from "./locale/words";
import { ChatContext } from "./parts/context";
import { chatStyles } from "./theme/sheets";
import { applyTheme } from "./theme/theme";

type Listener = EventListenerOrEventListenerObject;
type Parameter<M extends keyof OpenAIChatKit> = OpenAIChatKit[M] extends (param: infer P, ...rest: never[]) => unknown
  ? P
  : never;

/**
 * `<saydone-chat>`: a chat for any ChatKit server, with the options, methods and events of OpenAI's
 * `<openai-chatkit>`. Methods that are called before `setOptions` wait for it.
 */
export class SaydoneChat extends HTMLElement implements OpenAIChatKit {
  #controller: Controller | null = null;
  #options: ChatKitOptions | null = null;
  #root: Root | null = null;
  #frame: HTMLElement | null = null;
  #left = false;
  #tellReady: (controller: Controller) => void = () => undefined;
  readonly #ready = new Promise<Controller>((resolve) => {
    this.#tellReady = resolve;
  });

  setOptions(options: ChatKitOptions): void {
    const { words } = wordsOf(options.locale);
    const before = this.#options;
    this.#options = options;
    if (this.#controller && before && sameServer(before, options)) {
      this.#controller.configure(options, words);
    } else {
      this.#controller?.dispose();
      this.#controller = new Controller(options, words, this.#emit, this.#placeAt(addressOf(options)));
      this.#left = false;
      if (options.initialThread) void this.#controller.threads.open(options.initialThread);
      this.#tellReady(this.#controller);
    }
    this.#render();
  }

  connectedCallback(): void {
    if (!this.shadowRoot) {
      const shadow = this.attachShadow({ mode: "open", delegatesFocus: true });
      shadow.adoptedStyleSheets = chatStyles();
      this.#frame = document.createElement("div");
      this.#frame.className = "frame";
      shadow.append(this.#frame);
    }
    this.#render();
    if (this.#left) void this.#controller?.comeBack();
    this.#left = false;
  }

  disconnectedCallback(): void {
    // Moved to another place in the page it is connected again at once, and goes on as it was.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#root?.unmount();
      this.#root = null;
      this.#controller?.dispose();
      this.#left = true;
    });
  }

  async focusComposer(): Promise<void> {
    const { composer, history } = await this.#here();
    // It lies over the composer.
    history.hide();
    await drawn();
    composer.focus();
  }

  async setThreadId(threadId: string | null): Promise<void> {
    await (await this.#here()).threads.open(threadId);
  }

  async sendCustomAction(action: { type: string; payload?: Record<string, unknown> }, itemId?: string): Promise<void> {
    await (await this.#here()).turns.act(action, itemId ?? null);
  }

  async sendUserMessage(params: Parameter<"sendUserMessage">): Promise<void> {
    const { threads, composer } = await this.#here();
    if (params.newThread) await threads.open(null);
    await composer.say(params);
  }

  async setComposerValue(params: Parameter<"setComposerValue">): Promise<void> {
    const { composer, uploads } = await this.#here();
    composer.fill(params);
    if (params.files) await uploads.add(params.files);
  }

  async showHistory(): Promise<void> {
    await (await this.#here()).history.show();
  }

  async hideHistory(): Promise<void> {
    (await this.#here()).history.hide();
  }

  async fetchUpdates(): Promise<void> {
    await (await this.#here()).threads.update();
  }

  override addEventListener<K extends keyof ChatKitEvents>(
    type: K,
    listener: EventHandler<K>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(type: string, listener: Listener, options?: boolean | AddEventListenerOptions): void;
  override addEventListener(type: string, listener: Listener, options?: boolean | AddEventListenerOptions): void {
    super.addEventListener(type, listener, options);
  }

  override removeEventListener<K extends keyof ChatKitEvents>(
    type: K,
    listener: EventHandler<K>,
    options?: boolean | EventListenerOptions,
  ): void;
  override removeEventListener(type: string, listener: Listener, options?: boolean | EventListenerOptions): void;
  override removeEventListener(type: string, listener: Listener, options?: boolean | EventListenerOptions): void {
    super.removeEventListener(type, listener, options);
  }

  /** Which of the page's chats at this address it is. One that has left the page leaves its place. */
  #placeAt(address: string): number {
    let place = 0;
    const held = () => PLACES.get(`${place} ${address}`);
    for (let chat = held(); chat && chat !== this && !chat.#left; chat = held()) place += 1;
    PLACES.set(`${place} ${address}`, this);
    return place;
  }

  #here(): Promise<Controller> {
    return this.#controller ? Promise.resolve(this.#controller) : this.#ready;
  }

  #emit: Emit = (name, detail) => {
    this.dispatchEvent(new CustomEvent<Detail<typeof name>>(name, { detail, bubbles: true, composed: true }));
  };

  #render(): void {
    const controller = this.#controller;
    const options = this.#options;
    const frame = this.#frame;
    if (!controller || !options || !frame || !this.isConnected) return;
    const { words, language, direction } = wordsOf(options.locale);
    frame.lang = language;
    frame.dir = direction;
    applyTheme(frame, options.theme);
    const first = this.#root === null;
    this.#root ??= createRoot(frame);
    this.#root.render(
      <ChatContext value={{ controller, options, words }}>
        <Chat key={addressOf(options)} />
      </ChatContext>,
    );
    if (first) queueMicrotask(() => this.#emit("chatkit.ready", undefined));
  }
}

/** The chats of this page, by their place at an address. */
const PLACES = new Map<string, SaydoneChat>();

function sameServer(one: ChatKitOptions, other: ChatKitOptions): boolean {
  return addressOf(one) !== "" && addressOf(one) === addressOf(other);
}

function addressOf({ api }: ChatKitOptions): string {
  return "url" in api ? api.url : "";
}

/** After what was just asked for is on the page. */
function drawn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

if (!customElements.get("saydone-chat")) customElements.define("saydone-chat", SaydoneChat);

declare global {
  interface HTMLElementTagNameMap {
    "saydone-chat": SaydoneChat;
  }
}
