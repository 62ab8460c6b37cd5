import { memo } from "react";
import { Item } from "../items/Item";
import { ResponseActions } from "../items/ResponseActions";
import { useChat } from "../parts/context";
import { isBusy } from "../state/chat";
import { Progress } from "./Progress";
import type { Exchange } from "./responses";

interface ExchangeProps {
  exchange: Exchange;
  /** Whether it is the one at the end, whose answer may be being written. */
  last: boolean;
}

/** What was said and what it was answered. */
export const ExchangeView = memo(function ExchangeView({ exchange, last }: ExchangeProps) {
  const open = useChat((state) => (last ? state.thread.open : NONE));
  const busy = useChat((state) => last && isBusy(state));
  return (
    <section className={last ? "exchange last" : "exchange"}>
      {exchange.asked && <Item item={exchange.asked} open={false} />}
      {exchange.answer.map((item) => (
        <Item key={item.id} item={item} open={open.includes(item.id)} />
      ))}
      {last && busy && <Progress answering={exchange.answer.length > 0} />}
      {!busy && exchange.answer.length > 0 && <ResponseActions asked={exchange.asked} items={exchange.answer} />}
    </section>
  );
});

const NONE: readonly string[] = [];
