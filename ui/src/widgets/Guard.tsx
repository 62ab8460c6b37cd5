import { Component, type ReactNode } from "react";
import type { WidgetNode } from "../wire/types";
import { Unknown } from "./Unknown";

/** Shows a widget's words when its components cannot: what is in it is the server's, and may be anything. */
export class Guard extends Component<{ node: WidgetNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: { node: WidgetNode }): void {
    if (this.state.failed && before.node !== this.props.node) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? <Unknown node={this.props.node} /> : this.props.children;
  }
}
