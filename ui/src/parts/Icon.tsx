import { createElement, memo, useEffect, useState } from "react";
import { icons } from "./icons";
import { type IconNode, lucideNode } from "./lucide";

/** ChatKit's name of an icon, one of this chat's own, or `lucide:` and any name of lucide's. */
export type IconName = string;

interface IconProps {
  name: IconName;
  className?: string;
}

/** A decorative icon of the size of the text around it. One that is not known leaves its room free. */
export const Icon = memo(function Icon({ name, className = "icon" }: IconProps) {
  const Known = icons[name];
  if (Known) return <Known className={className} aria-hidden focusable={false} strokeWidth={1.75} />;
  if (name.startsWith("lucide:")) return <LucideIcon name={name.slice("lucide:".length)} className={className} />;
  return <span className={className} aria-hidden />;
});

function LucideIcon({ name, className }: { name: string; className: string }) {
  const [node, setNode] = useState<IconNode | null>(null);
  useEffect(() => {
    let here = true;
    void lucideNode(name).then((found) => here && setNode(found));
    return () => {
      here = false;
    };
  }, [name]);
  return (
    <svg
      className={className}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable={false}
    >
      {node?.map(([shape, attributes]) => createElement(shape, { key: JSON.stringify(attributes), ...attributes }))}
    </svg>
  );
}
