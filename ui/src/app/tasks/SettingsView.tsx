import { useState } from "react";
import type { Me, MePatch } from "../../wire/rest";
import type { Scheme } from "../scheme";
import { LANGUAGES, type Language, useWords } from "../words/words";
import { type Rest, sentenceOf } from "./rest";
import { Tokens } from "./Tokens";

interface SettingsViewProps {
  rest: Rest;
  me: Me | null;
  scheme: Scheme;
  language: Language;
  turn: number;
  onChanged: () => Promise<void>;
  onSignOut: () => void;
}

/** What the user prefers. */
export default function SettingsView({ rest, me, scheme, language, turn, onChanged, onSignOut }: SettingsViewProps) {
  const words = useWords();
  const [said, setSaid] = useState<{ sentence: string; bad: boolean } | null>(null);
  if (!me) return null;
  const change = async (patch: MePatch, sentence: (me: Me) => string | null) => {
    try {
      const told = sentence(await rest.changeMe(patch));
      setSaid(told === null ? null : { sentence: told, bad: false });
      await onChanged();
    } catch (reason) {
      setSaid({ sentence: sentenceOf(reason, words), bad: true });
    }
  };
  const zones = [...new Set(["UTC", me.time_zone, ...Intl.supportedValuesOf("timeZone")])].sort();
  return (
    <div className="settings">
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
            language.choose(value || null);
            void change({ language: value || null }, () => null);
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
            void change({ time_zone: event.target.value }, ({ time_zone }) => words.zoneIs(time_zone));
          }}
        >
          {zones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      </label>
      {said && <p role={said.bad ? "alert" : "status"}>{said.sentence}</p>}
      {me.demo ? <p className="hint">{words.demo}</p> : <Tokens rest={rest} turn={turn} />}
      {!me.demo && <p className="hint">{words.signedInAs(me.name)}</p>}
      <button type="button" onClick={onSignOut}>
        {words.signOut}
      </button>
    </div>
  );
}
