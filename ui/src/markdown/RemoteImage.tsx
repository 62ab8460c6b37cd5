import { useChat, useWords } from "../parts/context";

interface RemoteImageProps {
  src: string;
  alt: string;
  /** Whether it may come from anywhere when the thread names no hosts: the server chose it, not the model. */
  trusted?: boolean;
}

/** An image of a message. One from elsewhere is loaded only from the hosts that the thread allows. */
export function RemoteImage({ src, alt, trusted = false }: RemoteImageProps) {
  const words = useWords();
  const domains = useChat((state) => state.thread.info?.allowed_image_domains);
  if (src === "") return null;
  if ((trusted && !domains && isWeb(src)) || imageAllowed(src, domains ?? []))
    return <img src={src} alt={alt} loading="lazy" referrerPolicy="no-referrer" />;
  return (
    <a href={src} target="_blank" rel="noopener noreferrer nofollow" className="image-hidden">
      {alt || words.imageHidden(hostOf(src))}
    </a>
  );
}

/** Whether an image may be loaded: from here, from the text itself, or from an allowed host or one below it. */
export function imageAllowed(src: string, domains: readonly string[]): boolean {
  if (/^(data:image\/|blob:)/.test(src)) return true;
  const url = parse(src);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  if (url.origin === location.origin) return true;
  return domains.some((domain) => {
    const allowed = domain.toLowerCase().replace(/^\*\./, "");
    return url.hostname === allowed || url.hostname.endsWith(`.${allowed}`);
  });
}

function isWeb(src: string): boolean {
  return /^https?:$/.test(parse(src)?.protocol ?? "");
}

function hostOf(src: string): string {
  return parse(src)?.host ?? "";
}

function parse(src: string): URL | null {
  try {
    return new URL(src, document.baseURI);
  } catch {
    return null;
  }
}
