import { Component, type RefObject } from "react";

interface KeptPlaceProps {
  scroller: RefObject<HTMLElement | null>;
  /** The first of what is scrolled: when it is another, something came before it. */
  first: string | undefined;
}

/**
 * Keeps what is read where it is when more comes above it: at once, so that a click hits what was seen. A class, since only
 * those are asked how the page was before it is changed.
 */
export class KeptPlace extends Component<KeptPlaceProps> {
  override getSnapshotBeforeUpdate(before: KeptPlaceProps): number | null {
    const box = this.props.scroller.current;
    return box && before.first !== this.props.first ? box.scrollHeight - box.scrollTop : null;
  }

  override componentDidUpdate(_before: KeptPlaceProps, _state: unknown, fromEnd: number | null): void {
    const box = this.props.scroller.current;
    if (box && fromEnd !== null) box.scrollTop = box.scrollHeight - fromEnd;
  }

  override render(): null {
    return null;
  }
}
