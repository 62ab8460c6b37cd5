import { lazy, Suspense } from "react";
import type { Scheme } from "../scheme";
import type { Models } from "../settings/useModels";
import { Waiting } from "../Waiting";
import type { Language } from "../words/words";
import type { Board } from "./board";
import type { Doing } from "./doing";
import type { Place } from "./place";
import type { Rest } from "./rest";

const Activity = lazy(() => import("./Activity"));
const Archived = lazy(() => import("./Archived"));
const Insight = lazy(() => import("./Insight"));
const SettingsView = lazy(() => import("../settings/SettingsView"));
const Trash = lazy(() => import("./Trash"));

interface OtherViewProps {
  place: Place;
  rest: Rest;
  board: Board;
  doing: Doing;
  turn: number;
  scheme: Scheme;
  language: Language;
  models: Models;
  onSignOut: () => void;
}

/** What a place shows that is no listing of tasks; it is loaded when it is first looked at. */
export function OtherView({ place, rest, board, doing, turn, ...settings }: OtherViewProps) {
  const shared = { rest, doing, turn };
  return (
    <Suspense fallback={<Waiting />}>
      {place.at === "trash" && <Trash {...shared} board={board} />}
      {place.at === "archive" && <Archived {...shared} state="archived" />}
      {place.at === "history" && <Activity {...shared} zone={board.me?.time_zone ?? "UTC"} />}
      {place.at === "insight" && <Insight rest={rest} turn={turn} />}
      {place.at === "settings" && <SettingsView {...shared} {...settings} board={board} />}
    </Suspense>
  );
}
