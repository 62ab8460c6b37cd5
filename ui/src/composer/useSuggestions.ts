import type { Command, Entity } from "@openai/chatkit";
import { useEffect, useState } from "react";
import { useController, useOptions, useWords } from "../parts/context";
import type { IconName } from "../parts/Icon";
import type { Trigger } from "./trigger";

/** Something that can be put in place of what is looked for. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly group?: string | undefined;
  readonly choose: () => void | Promise<void>;
}

interface Found {
  readonly suggestions: readonly Suggestion[];
  /** Whether they are still those of other words. */
  readonly stale: boolean;
}

/** What was found, and for what. */
interface Answer extends Found {
  readonly sought: string;
}

const NOTHING: Answer = { suggestions: [], stale: false, sought: "" };
/** Milliseconds without a key until the page is asked. */
const PATIENCE = 120;

interface Places {
  /** Put a mention in place of what is looked for. */
  readonly insert: (entity: Entity, trigger: Trigger) => void;
  /** Take what is looked for away. */
  readonly clear: (trigger: Trigger) => void;
  readonly attach: (() => void) | null;
}

/** What fits what is being looked for. */
export function useSuggestions(trigger: Trigger | null, places: Places): Found {
  const { entities, commands, composer } = useOptions();
  const words = useWords();
  const controller = useController();
  const [found, setFound] = useState<Answer>(NOTHING);
  const [menu, setMenu] = useState<readonly Command[] | null>(null);
  const kind = trigger?.kind ?? null;
  const query = trigger?.query ?? "";
  const sought = trigger ? `${kind}:${trigger.start}:${query}` : "";

  useEffect(() => {
    if (kind !== "command") setMenu(null);
  }, [kind]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when what is looked for changes, not at each drawing
  useEffect(() => {
    if (!trigger) return setFound(NOTHING);
    let here = true;
    setFound((before) => ({ ...before, stale: true }));
    const search = async (): Promise<readonly Suggestion[]> => {
      if (trigger.kind === "mention") {
        const all = await entities?.onTagSearch?.(query);
        return (all ?? []).map((entity) => mention(entity, () => places.insert(entity, trigger)));
      }
      if (!commands?.enabled) return [];
      const offered = menu ? matching(menu, query) : ((await commands.onSearch?.(query)) ?? []);
      const run = async (one: Command) => {
        const next = await commands.onSelect?.(one);
        if (next?.type === "entity") places.insert(next.entity, trigger);
        else if (next?.type === "menu") setMenu(next.commands);
        else places.clear(trigger);
      };
      const own = menu ? [] : matching(builtIn(), query);
      const actNow = (act: () => void) => () => {
        places.clear(trigger);
        act();
      };
      return [...offered, ...own].map((one) => suggestion(one, "act" in one ? actNow(one.act) : () => run(one)));
    };
    const builtIn = () => [
      ...(places.attach ? [{ id: "attach", label: words.attach, icon: "attach" as never, act: places.attach }] : []),
      ...(composer?.tools ?? []).map((tool) => ({ ...tool, act: () => controller.composer.chooseTool(tool.id) })),
      { id: "new", label: words.newChat, icon: "compose" as never, act: () => void controller.threads.open(null) },
      {
        id: "history",
        label: words.history,
        icon: "history" as never,
        act: () => void controller.history.show(),
      },
    ];
    const look = () =>
      search().then(
        (suggestions) => here && setFound({ suggestions, stale: false, sought }),
        (error: unknown) => {
          controller.session.explain(error);
          if (here) setFound({ ...NOTHING, sought });
        },
      );
    const timer = setTimeout(() => void look(), query === "" ? 0 : PATIENCE);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [sought, menu, entities, commands]);
  // A key may come before the effect: what was found for other words is stale from the first drawing on.
  return trigger ? { ...found, stale: found.stale || found.sought !== sought } : NOTHING;
}

function mention(entity: Entity, choose: () => void): Suggestion {
  const { id, title, icon, group } = entity;
  return { key: `${group}-${id}`, label: title, icon, group, choose };
}

function suggestion(command: Command, choose: Suggestion["choose"]): Suggestion {
  const { id, label, description, icon, group } = command;
  return { key: `${group}-${id}`, label, description, icon, group, choose };
}

function matching<T extends { label: string }>(all: readonly T[], query: string): readonly T[] {
  const sought = query.trim().toLocaleLowerCase();
  return all.filter(({ label }) => label.toLocaleLowerCase().includes(sought));
}
