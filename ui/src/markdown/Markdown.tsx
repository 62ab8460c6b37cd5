import { memo, type ReactNode, useMemo, useRef } from "react";
import ReactMarkdown, { type Components, defaultUrlTransform, type ExtraProps } from "react-markdown";
import { isolated } from "../parts/isolated";
import type { Annotation } from "../wire/types";
import { type Blocks, blocksOf, whole } from "./blocks";
import { Cite } from "./Cite";
import { CodeBlock } from "./CodeBlock";
import { citations, withMarks } from "./citations";
import { gfm } from "./gfm";
import { Link } from "./Link";
import { RemoteImage } from "./RemoteImage";

interface MarkdownProps {
  text: string;
  annotations?: readonly Annotation[];
}

/** Markdown, without any HTML of its own. While the text grows, only its last block is drawn again. */
export const Markdown = memo(function Markdown({ text, annotations = NONE }: MarkdownProps) {
  const before = useRef<Blocks>(undefined);
  const { blocks } = useMemo(() => {
    const marked = withMarks(text, annotations);
    before.current = before.current ? blocksOf(marked, before.current) : whole(marked);
    return before.current;
  }, [text, annotations]);
  const components = useMemo(() => componentsFor(annotations), [annotations]);
  return (
    <div className="prose" dir="auto">
      {partsOf(blocks).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is where it is; the text before it does not change
        <Part key={at} blocks={part} components={components} />
      ))}
    </div>
  );
});

const NONE: readonly Annotation[] = [];
/** An address in a sentence, with the mark that ends the quotation it is in: that is no part of it, as brackets are none. */
const QUOTED_ADDRESS = /^(https?:\/\/.+?)([”’»]+)$/;
const REMARK = [gfm];
const REHYPE = [citations];

/** So many blocks are laid out and drawn together, or left out together while they are out of sight. */
const PART = 12;

function partsOf(blocks: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(blocks.length / PART) }, (_, at) => blocks.slice(at * PART, (at + 1) * PART));
}

interface PartProps {
  blocks: readonly string[];
  components: Components;
}

const Part = memo(function Part({ blocks, components }: PartProps) {
  return (
    <div className="part">
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Block key={at} text={block} components={components} />
      ))}
    </div>
  );
}, isSamePart);

function isSamePart(before: PartProps, after: PartProps): boolean {
  if (before.components !== after.components || before.blocks.length !== after.blocks.length) return false;
  return before.blocks.every((block, at) => block === after.blocks[at]);
}

const Block = memo(function Block({ text, components }: { text: string; components: Components }) {
  return (
    <ReactMarkdown remarkPlugins={REMARK} rehypePlugins={REHYPE} components={components} urlTransform={safeUrl}>
      {isolated(text)}
    </ReactMarkdown>
  );
});

function safeUrl(url: string): string {
  return url.startsWith("chatkit-link://") || /^data:image\/(png|jpeg|gif|webp);/.test(url)
    ? url
    : defaultUrlTransform(url);
}

function componentsFor(annotations: readonly Annotation[]): Components {
  return {
    a: ({ href, children }) => {
      const [, address, quote] = typeof children === "string" ? (QUOTED_ADDRESS.exec(children) ?? []) : [];
      if (address === undefined) return <Link href={href}>{children}</Link>;
      return (
        <>
          <Link href={defaultUrlTransform(address)}>{address}</Link>
          {quote}
        </>
      );
    },
    img: ({ src, alt }) => <RemoteImage src={typeof src === "string" ? src : ""} alt={alt ?? ""} />,
    pre: ({ children, node }) => <CodeBlock language={languageOf(node)}>{children}</CodeBlock>,
    table: ({ children }) => <Scrolling>{children}</Scrolling>,
    cite: ({ node }) => {
      const number = Number(node?.properties?.dataNumber);
      const annotation = annotations[number];
      return annotation ? <Cite annotation={annotation} number={number + 1} /> : null;
    },
  };
}

/** Wide tables scroll by themselves, by keyboard too. */
function Scrolling({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="scrolling" tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

function languageOf(node: ExtraProps["node"]): string {
  const code = node?.children[0];
  const classes = code?.type === "element" ? code.properties.className : null;
  const named = Array.isArray(classes) ? classes.find((name) => String(name).startsWith("language-")) : null;
  return named ? String(named).slice("language-".length) : "";
}
