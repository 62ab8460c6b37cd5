import { RemoteImage } from "../markdown/RemoteImage";
import { names } from "../parts/names";
import { cssColor } from "./colors";
import { blockStyle } from "./style";
import type { Of } from "./types";

/** A picture: from the hosts that the thread allows, or when it names none, from where the widget says. */
export function Image({ node }: { node: Of<"Image"> }) {
  const background = cssColor((node as { background?: unknown }).background, "background");
  return (
    <span
      className={names("w-image", node.frame && "framed", node.flush && "flush")}
      data-fit={node.fit ?? "cover"}
      data-position={node.position?.replace(" ", "-")}
      style={{ ...blockStyle(node), ...(background && { background }) }}
    >
      <RemoteImage src={node.src} alt={node.alt ?? ""} trusted />
    </span>
  );
}
