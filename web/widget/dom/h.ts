import type { ComponentChildren, FunctionComponent, VNode } from 'preact';

/**
 * What the JSX of the widget becomes. The components are Preact's, but Preact itself is a quarter of what a customer's
 * page may load: where everything is drawn from one state, a renderer without lifecycle, hooks and context is enough.
 * The build puts these two before every file of the widget.
 */
export function h(
  type: string | FunctionComponent,
  props: { readonly key?: unknown } | null,
  ...children: ComponentChildren[]
): VNode {
  return { type, props: { ...props, children }, key: String(props?.key ?? '') };
}

export function Fragment({ children }: { readonly children?: ComponentChildren }): ComponentChildren {
  return children;
}
