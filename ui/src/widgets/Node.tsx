import type { ComponentType } from "react";
import type { WidgetNode } from "../wire/types";
import type { Component, Of } from "./types";
import { Unknown } from "./Unknown";
import { isNode } from "./words";

type Views = { [T in Component["type"]]: ComponentType<{ node: Of<T> }> };

let views: Readonly<Record<string, ComponentType<{ node: WidgetNode }>>> = {};

/** Say how each type of component is shown. Components show one another, so they are not imported here. */
export function register(all: Views): void {
  // A component that came with the type gets what came with it; what does not fit is the Guard's.
  views = all as unknown as typeof views;
}

/** A component of a widget. One that is not known shows its words. */
export function Node({ node }: { node: WidgetNode }) {
  const View = Object.hasOwn(views, node.type) ? views[node.type] : undefined;
  return View ? <View node={node} /> : <Unknown node={node} />;
}

/** The components within another. */
export function Nodes({ nodes }: { nodes: unknown }) {
  const list = Array.isArray(nodes) ? nodes : [nodes];
  return list.filter(isNode).map((node, at) => <Node key={keyOf(node, at)} node={node} />);
}

/** What tells a component from its neighbours over updates. */
export function keyOf(node: WidgetNode, at: number): string {
  const own = node.key ?? node.id;
  return typeof own === "string" && own !== "" ? own : `${node.type}-${at}`;
}
