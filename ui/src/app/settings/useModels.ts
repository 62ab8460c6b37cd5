import type { ModelOption } from "@openai/chatkit";
import { useCallback, useMemo, useState } from "react";
import type { ServerOptions } from "../serverOptions";

const KEY = "saydone.model";

/** The models to choose among, and the one that this browser's user answers by default. */
export interface Models {
  readonly all: readonly ModelOption[];
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
}

/** What answers when nothing else is said: as the user chose here, else as the server has it. */
export function useModels(server: ServerOptions | null): Models {
  const [kept, setKept] = useState(() => localStorage.getItem(KEY));
  const offered = server?.composer?.models;
  const choose = useCallback((id: string) => {
    localStorage.setItem(KEY, id);
    setKept(id);
  }, []);
  return useMemo(() => {
    const all = offered ?? [];
    const usable = all.filter((model) => !model.disabled);
    const chosen = usable.find(({ id }) => id === kept) ?? usable.find((model) => model.default) ?? usable[0];
    return { all: usable, chosen: chosen?.id ?? null, choose };
  }, [offered, kept, choose]);
}
