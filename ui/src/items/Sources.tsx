import { EntityButton, safeHref } from "../markdown/Cite";
import { useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import type { Annotation } from "../wire/types";

/** What an answer stands on, to be folded out. */
export function Sources({ annotations }: { annotations: readonly Annotation[] }) {
  const words = useWords();
  if (annotations.length === 0) return null;
  return (
    <details className="sources">
      <summary>{words.sources(annotations.length)}</summary>
      <ol>
        {annotations.map((annotation, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a source is known by its number
          <li key={at}>
            <SourceLine annotation={annotation} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function SourceLine({ annotation }: { annotation: Annotation }) {
  const { source } = annotation;
  const about = [
    source.type === "url" ? (source.attribution ?? hostOf(source.url)) : null,
    source.timestamp,
    source.group,
  ];
  const details = about.filter(Boolean).join(" · ");
  return (
    <>
      <SourceTitle annotation={annotation} />
      {details && <small>{details}</small>}
      {source.description && <p dir="auto">{source.description}</p>}
    </>
  );
}

function SourceTitle({ annotation }: { annotation: Annotation }) {
  const words = useWords();
  const { source } = annotation;
  if (source.type === "url") {
    return (
      <a href={safeHref(source.url)} target="_blank" rel="noopener noreferrer">
        <bdi>{source.title}</bdi>
        <span className="sr-only"> {words.opensNewTab}</span>
      </a>
    );
  }
  if (source.type === "file") return <bdi>{source.title || source.filename}</bdi>;
  const title = (
    <>
      {source.icon && <Icon name={source.icon} />} <bdi>{source.title}</bdi>
    </>
  );
  if (!source.interactive) return <span>{title}</span>;
  return (
    <EntityButton annotation={annotation} className="link">
      {title}
    </EntityButton>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "";
}
