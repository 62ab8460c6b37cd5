import type { TaskView } from "../../wire/rest";
import { type Fields, fieldsOf } from "./fields";

type Name = keyof Fields;

/** What someone changed in a task's form and did not save: of each field what it was, and what it is to be. */
export type Draft = { readonly [name in Name]?: { readonly was: string; readonly is: string } };

export const NO_DRAFT: Draft = {};

/** The draft after a field was changed; one that is as it was is no edit. */
export function edited(draft: Draft, task: TaskView, name: Name, is: string): Draft {
  const was = draft[name]?.was ?? fieldsOf(task)[name];
  const { [name]: _, ...others } = draft;
  return is === was ? others : { ...others, [name]: { was, is } };
}

/** The task as its form shows it: as it is now, with what was changed in the form. */
export function shown(draft: Draft, task: TaskView): Fields {
  const edits = Object.entries(draft).map(([name, edit]) => [name, edit.is]);
  return { ...fieldsOf(task), ...Object.fromEntries(edits) };
}

/** The edited fields that somebody else changed meanwhile, to something else. */
export function disputed(draft: Draft, task: TaskView): Name[] {
  const now = fieldsOf(task);
  return namesOf(draft).filter((name) => now[name] !== draft[name]?.was && now[name] !== draft[name]?.is);
}

/** The draft once it is known what the field is now: the edit stands, or goes. */
export function settled(draft: Draft, task: TaskView, name: Name, mine: boolean): Draft {
  const { [name]: edit, ...others } = draft;
  return mine && edit ? { ...others, [name]: { was: fieldsOf(task)[name], is: edit.is } } : others;
}

/** The draft once what it `sent` was saved: what was edited since then, also back to what it was. */
export function afterSaving(draft: Draft, sent: Draft, saved: TaskView): Draft {
  const now = fieldsOf(saved);
  const edits = namesOf({ ...sent, ...draft }).map((name) => {
    const is = draft[name]?.is ?? sent[name]?.was ?? now[name];
    return [name, { was: sent[name] ? now[name] : (draft[name]?.was ?? now[name]), is }] as const;
  });
  return Object.fromEntries(edits.filter(([name, { was, is }]) => is !== was && is !== sent[name]?.is));
}

/** The fields that are other than when the form was opened, but for those that are edited. */
export function changedSince(opened: Fields, draft: Draft, task: TaskView): Name[] {
  const now = fieldsOf(task);
  return (Object.keys(now) as Name[]).filter((name) => now[name] !== opened[name] && !draft[name]);
}

export function isEmpty(draft: Draft | undefined): boolean {
  return draft === undefined || namesOf(draft).length === 0;
}

function namesOf(draft: Draft): Name[] {
  return Object.keys(draft) as Name[];
}
