import { Component, type ReactNode } from "react";
import { Broken } from "./Broken";

interface BoundaryProps {
  /** What is shown: when it changes, it is tried again. */
  of?: string;
  children: ReactNode;
}

interface BoundaryState {
  readonly reason: unknown;
  readonly failed: boolean;
  readonly of: string | undefined;
}

/** Keeps what fails within it to itself, and says so in its place. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: false, reason: null, of: this.props.of };

  static getDerivedStateFromError(reason: unknown): Partial<BoundaryState> {
    return { failed: true, reason };
  }

  static getDerivedStateFromProps({ of }: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return of === state.of ? null : { of, failed: false, reason: null };
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken reason={this.state.reason} /> : this.props.children;
  }
}
