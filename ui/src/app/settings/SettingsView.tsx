import { useState } from "react";
import type { Scheme } from "../scheme";
import type { Board } from "../tasks/board";
import type { Doing } from "../tasks/doing";
import { type Rest, sentenceOf } from "../tasks/rest";
import { hasShortcuts, turnShortcuts } from "../tasks/shortcuts";
import { LANGUAGES, type Language, useWords } from "../words/words";
import { DeleteAccount } from "./DeleteAccount";
import { DemoToken } from "./DemoToken";
import { Feeds } from "./Feeds";
import { Tokens } from "./Tokens";
import { Transfer } from "./Transfer";
import type { Models } from "./useModels";
import { changeZone } from "./zone";

interface SettingsViewProps {
  rest: Rest;
  board: Board;
  doing: Doing;
  scheme: Scheme;
  language: Language;
  models: Models;
  turn: number;
  onSignOut: () => void;
}

/** What the user prefers. */
export default function SettingsView(props: SettingsViewProps) {
  const { rest, board, doing, scheme, language, models, turn, onSignOut } = props;
  const words = useWords();
  const [said, setSaid] = useState<{ sentence: string; bad: boolean } | null>(null);
  const { me } = board;
  if (!me) return null;
  /** Changes something, and tells what it means. */
  const change = async (what: () => Promise<string | null>) => {
    try {
      const told = await what();
      setSaid(told === null ? null : { sentence: told, bad: false });
      await doing.refresh();
    } catch (reason) {
      setSaid({ sentence: sentenceOf(reason, words), bad: true });
    }
  };
  const answers = models.all.find(({ id }) => id === models.chosen);
  const zones = [...new Set(["UTC", me.time_zone, ...Intl.supportedValuesOf("timeZone")])].sort();
  return (
    <div className="settings">
      <section aria-labelledby="general-title">
        <h3 id="general-title">{words.general}</h3>
        <div className="fields">
          <label>
            {words.appearance}
            <select
              value={scheme.chosen ?? "system"}
              onChange={({ target: { value } }) => scheme.choose(value === "light" || value === "dark" ? value : null)}
            >
              <option value="system">{words.asSystem}</option>
              <option value="light">{words.light}</option>
              <option value="dark">{words.dark}</option>
            </select>
          </label>
          <label>
            {words.languageField}
            <select
              value={me.language ?? ""}
              onChange={({ target: { value } }) => {
                // The server speaks it from then on, too.
                void change(async () => {
                  await rest.changeMe({ language: value || null });
                  return null;
                }).then(() => language.choose(value || null));
              }}
            >
              <option value="">{words.asBrowser}</option>
              {Object.entries(LANGUAGES).map(([code, name]) => (
                <option key={code} value={code} lang={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.timeZone}
            <select
              value={me.time_zone}
              onChange={(event) => {
                const to = event.target.value;
                void change(() => changeZone(rest, me.time_zone, to, words));
              }}
            >
              {zones.map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </select>
          </label>
          {models.all.length > 1 && (
            <label>
              {words.model}
              <select value={models.chosen ?? ""} onChange={({ target: { value } }) => models.choose(value)}>
                {models.all.map((model) => (
                  <option key={model.id} value={model.id}>
                    {model.label}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        {answers?.description && (
          <p className="hint">
            {words.model}: {answers.description}
          </p>
        )}
        <label className="check">
          <input
            type="checkbox"
            defaultChecked={hasShortcuts()}
            onChange={(event) => turnShortcuts(event.target.checked)}
          />
          {words.shortcutsField}
        </label>
        {said && <p role={said.bad ? "alert" : "status"}>{said.sentence}</p>}
      </section>
      <Transfer rest={rest} doing={doing} />
      <Feeds rest={rest} lists={board.lists} zone={me.time_zone} turn={turn} />
      {me.demo ? <DemoToken /> : <Tokens rest={rest} zone={me.time_zone} turn={turn} />}
      <section aria-labelledby="account-title">
        <h3 id="account-title">{words.account}</h3>
        {me.demo ? (
          <p className="hint">
            {words.demo} <code>saydone user add NAME --adopt-demo</code>
          </p>
        ) : (
          <p className="hint">{words.signedInAs(me.name)}</p>
        )}
        {!me.demo && (
          <button type="button" onClick={onSignOut}>
            {words.signOut}
          </button>
        )}
        {!me.demo && <DeleteAccount rest={rest} name={me.name} onGone={onSignOut} />}
      </section>
    </div>
  );
}
