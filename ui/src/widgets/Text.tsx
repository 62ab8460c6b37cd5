import type { CSSProperties, ElementType } from "react";
import { names } from "../parts/names";
import { cssColor } from "./colors";
import { autofill, onAppear, useField } from "./fields";
import { pixels } from "./style";
import type { Of } from "./types";

/** Words, which may be edited in place. */
export function Text({ node }: { node: Of<"Text"> }) {
  if (node.editable) return <EditableText node={node} editable={node.editable} />;
  return <Words as="p" node={node} className="w-text" size={node.size ?? "md"} weight={node.weight ?? "normal"} />;
}

export function Title({ node }: { node: Of<"Title"> }) {
  return <Words as="h3" node={node} className="w-title" size={node.size ?? "md"} weight={node.weight ?? "semibold"} />;
}

export function Caption({ node }: { node: Of<"Caption"> }) {
  return <Words as="p" node={node} className="w-caption" size={node.size ?? "md"} weight={node.weight ?? "normal"} />;
}

interface WordsProps {
  as: ElementType;
  node: Of<"Text"> | Of<"Title"> | Of<"Caption">;
  className: string;
  size: string;
  weight: string;
}

function Words({ as: Element, node, className, size, weight }: WordsProps) {
  const cut = node.truncate || (node.maxLines ?? 0) > 0;
  return (
    <Element
      className={names(className, node.truncate && "truncate", !node.truncate && cut && "clamp")}
      data-size={size}
      data-weight={weight}
      data-align={node.textAlign}
      dir="auto"
      title={cut ? node.value : undefined}
      style={textStyle(node)}
    >
      {node.value}
    </Element>
  );
}

function textStyle(node: WordsProps["node"]): CSSProperties {
  const text = node.type === "Text" ? node : null;
  return {
    ...(node.color !== undefined && { color: cssColor(node.color, "text") }),
    ...(node.maxLines && { WebkitLineClamp: node.maxLines }),
    ...(text?.italic && { fontStyle: "italic" }),
    ...(text?.lineThrough && { textDecoration: "line-through" }),
    ...(text?.width !== undefined && { width: pixels(text.width) }),
    ...(text?.minLines && { minBlockSize: `${text.minLines * 1.5}em` }),
  };
}

type Editable = Exclude<NonNullable<Of<"Text">["editable"]>, false>;

function EditableText({ node, editable }: { node: Of<"Text">; editable: Editable }) {
  const field = useField(editable.name, editable.placeholder);
  return (
    <input
      key={node.value}
      ref={onAppear(editable)}
      {...field}
      className="w-text w-editable"
      data-size={node.size ?? "md"}
      data-weight={node.weight ?? "normal"}
      dir="auto"
      style={textStyle(node)}
      type="text"
      name={editable.name}
      defaultValue={node.value}
      pattern={editable.pattern}
      placeholder={editable.placeholder}
      required={editable.required}
      {...autofill(editable.allowAutofillExtensions)}
      {...(editable.autoComplete && { autoComplete: editable.autoComplete })}
    />
  );
}
