import type { Me } from "../../wire/rest";
import type { Rest } from "../tasks/rest";
import type { Words } from "../words/en";

/** Where the browser is. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The browser's zone, when it is not the user's and they were not asked about it. */
export function zoneToOffer(me: Me | null): string | null {
  const here = browserZone();
  return me === null || named(me.time_zone) === named(here) || me.settings.zone_asked === here ? null : here;
}

/** Remembers that the user has said which zone they want when the browser is where it is. */
export function keepZone(rest: Rest): Promise<Me> {
  return rest.changeMe({ settings: { zone_asked: browserZone() } });
}

/** Sets another zone. Tells what it means, with a time that shows otherwise from then on, when there is one. */
export async function changeZone(rest: Rest, from: string, to: string, words: Words): Promise<string> {
  const { tasks } = await rest.tasks({ sort: "due" }, null);
  await rest.changeMe({ time_zone: to, settings: { zone_asked: browserZone() } });
  const moment = tasks.find(({ due }) => due?.includes("T"))?.due;
  const told = words.zoneIs(to);
  if (!moment) return told;
  const [before, after] = [from, to].map((zone) => clock(new Date(moment), zone));
  return before === after ? told : `${told} ${words.zoneMoved(`${before} (${from})`, `${after}`)}`;
}

function clock(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeStyle: "short", timeZone: zone }).format(at);
}

/** One name of a zone that has several; one that the browser does not know keeps its own. */
function named(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return zone;
  }
}
