import { Widget } from "../widgets/Widget";
import type { WidgetItem } from "../wire/types";

/** A widget in the thread. */
export function WidgetView({ item }: { item: WidgetItem }) {
  return <Widget node={item.widget} itemId={item.id} />;
}
