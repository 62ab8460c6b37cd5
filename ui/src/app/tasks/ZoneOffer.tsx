import { X } from "lucide-react";
import { useRef, useState } from "react";
import type { Me } from "../../wire/rest";
import { changeZone, keepZone, zoneToOffer } from "../settings/zone";
import { useWords } from "../words/words";
import type { Doing } from "./doing";
import { IconButton } from "./IconButton";
import { type Rest, sentenceOf } from "./rest";

interface ZoneOfferProps {
  me: Me | null;
  rest: Rest;
  doing: Doing;
}

/** Asks once whether the days are to be those of where the browser is, and says what came of it. */
export function ZoneOffer({ me, rest, doing }: ZoneOfferProps) {
  const words = useWords();
  const line = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const here = zoneToOffer(me);
  const leave = () => {
    line.current?.closest("section")?.focus();
    setSaid(null);
  };
  const use = async (from: string, to: string) => {
    try {
      setSaid(await changeZone(rest, from, to, words));
    } catch (reason) {
      setSaid(sentenceOf(reason, words));
    }
    await doing.refresh();
  };
  const keep = async () => {
    try {
      await keepZone(rest);
    } catch (reason) {
      return setSaid(sentenceOf(reason, words));
    }
    leave();
    await doing.refresh();
  };
  return (
    <div ref={line} role="status" className="zone-offer" hidden={said === null && here === null}>
      {said !== null && (
        <>
          <p>{said}</p>
          <IconButton name={words.dismiss} onClick={leave}>
            <X aria-hidden size={16} />
          </IconButton>
        </>
      )}
      {said === null && here !== null && me !== null && (
        <>
          <p>{words.zoneDiffers(me.time_zone, here)}</p>
          <div className="answers">
            <button type="button" className="primary" onClick={() => void use(me.time_zone, here)}>
              {words.takeZone(here)}
            </button>
            <button type="button" onClick={() => void keep()}>
              {words.keepZone(me.time_zone)}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
