import { RemoteImage } from "../markdown/RemoteImage";
import { useWords } from "../parts/context";
import type { GeneratedImage as Image } from "../wire/types";

/** A picture that the assistant made, or is making. */
export function GeneratedImage({ image }: { image: Image | null }) {
  const words = useWords();
  if (image === null) {
    return (
      <div className="image-waiting" role="status">
        <span className="sr-only">{words.makingImage}</span>
      </div>
    );
  }
  return (
    <figure className="generated">
      <RemoteImage src={image.url} alt={words.generatedImage} />
    </figure>
  );
}
