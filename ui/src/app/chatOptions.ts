import type { ChatKitOptions, ColorScheme } from "@openai/chatkit";
import { mentionPreview, mentions, type ServerOptions } from "./serverOptions";

interface Setting {
  send: typeof fetch;
  server: ServerOptions;
  model: string | null;
  scheme: ColorScheme;
  toggle: () => void;
  say: (text: string) => void;
  initialThread: string | null;
  locale: NonNullable<ChatKitOptions["locale"]>;
}

/** How Saydone sets its chat up: as the server says, in Saydone's colours. */
export function chatOptions({
  send,
  server,
  model,
  scheme,
  toggle,
  say,
  initialThread,
  locale,
}: Setting): ChatKitOptions {
  const { api, composer, startScreen, disclaimer, threadItemActions } = server;
  return {
    api: { url: "./chatkit", fetch: send, domainKey: "", ...(api && { uploadStrategy: api.uploadStrategy }) },
    initialThread,
    locale,
    theme: {
      colorScheme: scheme,
      color: { accent: { primary: scheme === "dark" ? "#7cc9a4" : "#1f6b4f", level: 1 } },
    },
    header: {
      rightAction: { icon: scheme === "dark" ? "light-mode" : "dark-mode", onClick: toggle },
    },
    thread: { autoScroll: true },
    commands: { enabled: true },
    entities: {
      onTagSearch: (query) => mentions(send, query),
      onRequestPreview: async (entity) => ({ preview: await mentionPreview(send, entity) }),
      showComposerMenu: true,
    },
    ...(composer && { composer: withDefault(composer, model) }),
    ...(startScreen && { startScreen }),
    ...(disclaimer && { disclaimer }),
    ...(threadItemActions && { threadItemActions }),
    widgets: {
      onAction: async (action) => {
        const message = action.payload?.message;
        if (action.type === "send_message" && typeof message === "string") say(message);
      },
    },
  };
}

/** The composer with the user's own model as the one that answers. */
function withDefault(composer: NonNullable<ServerOptions["composer"]>, model: string | null) {
  if (!composer.models || model === null) return composer;
  return { ...composer, models: composer.models.map((each) => ({ ...each, default: each.id === model })) };
}
