import { Component, type ReactNode } from "react";

interface GuardProps {
  /** What is shown: when it is another, that is tried. */
  of: unknown;
  /** What is shown when that cannot be. */
  instead: ReactNode;
  children: ReactNode;
}

/** Keeps to itself what fails within it: what is shown is the server's, and may be anything. */
export class Guard extends Component<GuardProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: GuardProps): void {
    if (this.state.failed && before.of !== this.props.of) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
