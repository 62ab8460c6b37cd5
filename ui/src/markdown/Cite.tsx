import { useController, useOptions, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import type { Annotation } from "../wire/types";

/** A mark in the text that leads to its source. */
export function Cite({ annotation, number }: { annotation: Annotation; number: number }) {
  const words = useWords();
  const { source } = annotation;
  const label = words.source(number, source.title);
  const mark = <SourceMark annotation={annotation} number={number} />;
  if (source.type === "url") {
    return (
      <a
        className="cite"
        href={safeHref(source.url)}
        target="_blank"
        rel="noopener noreferrer"
        title={source.title}
        aria-label={label}
      >
        {mark}
      </a>
    );
  }
  if (source.type === "entity" && source.interactive)
    return (
      <EntityButton annotation={annotation} label={label}>
        {mark}
      </EntityButton>
    );
  return (
    <span className="cite" title={source.title}>
      <span aria-hidden>{mark}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}

function SourceMark({ annotation: { source }, number }: { annotation: Annotation; number: number }) {
  if (source.type !== "entity") return number;
  if (source.inline_label) return source.inline_label;
  return source.icon ? <Icon name={source.icon} /> : number;
}

/** A button for a source that the page around the chat can show. */
export function EntityButton(props: {
  annotation: Annotation;
  label?: string;
  className?: string;
  children: React.ReactNode;
}) {
  const { source } = props.annotation;
  const { entities } = useOptions();
  const controller = useController();
  if (source.type !== "entity") return null;
  const act = () => {
    const entity = {
      id: source.id,
      title: source.title,
      data: source.data as Record<string, string>,
      interactive: true,
    };
    try {
      entities?.onClick?.({
        ...entity,
        ...(source.icon && { icon: source.icon }),
        ...(source.group && { group: source.group }),
      });
    } catch (error) {
      controller.session.explain(error);
    }
  };
  return (
    <button
      type="button"
      className={props.className ?? "cite"}
      title={source.title}
      aria-label={props.label}
      onClick={act}
    >
      {props.children}
    </button>
  );
}

/** An address that may be followed: none that runs a script. */
export function safeHref(url: string): string | undefined {
  return /^(https?:|mailto:|\/)/i.test(url) ? url : undefined;
}
