import { Component, type ComponentChildren, type JSX } from 'preact';
import type { Block, Inline } from '../../../bot/markdown/types';

/** Renders a tree as elements. No string ever becomes HTML here, so nothing needs sanitising. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }): JSX.Element {
  return <>{blocks.map(block)}</>;
}

export function Inlines({ nodes }: { readonly nodes: readonly Inline[] }): JSX.Element {
  return <>{nodes.map(inline)}</>;
}

function block(node: Block): ComponentChildren {
  switch (node.kind) {
    case 'paragraph':
      return <p>{node.children.map(inline)}</p>;
    case 'heading':
      // A heading inside a message is not one of the page's headings: its level would mislead.
      return (
        <p>
          <strong>{node.children.map(inline)}</strong>
        </p>
      );
    case 'code':
      return (
        <pre>
          <code>{node.text}</code>
        </pre>
      );
    case 'quote':
      return <blockquote>{node.children.map(block)}</blockquote>;
    case 'list': {
      const items = node.items.map((item) => <li>{item.map(only)}</li>);
      return node.ordered ? <ol start={node.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <div class="table">
          <table>
            <thead>
              <tr>
                {node.head.map((cell) => (
                  <th scope="col">{cell.map(inline)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {node.rows.map((cells) => (
                <tr>
                  {cells.map((cell) => (
                    <td>{cell.map(inline)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

/** A list item that is a single paragraph needs no paragraph element. */
function only(node: Block, _index: number, siblings: readonly Block[]): ComponentChildren {
  const tight = node.kind === 'paragraph' && siblings.every((sibling) => sibling === node || sibling.kind === 'list');
  return tight ? node.children.map(inline) : block(node);
}

function inline(node: Inline): ComponentChildren {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'code':
      return <code>{node.text}</code>;
    case 'break':
      return <br />;
    case 'bold':
      return <strong>{node.children.map(inline)}</strong>;
    case 'italic':
      return <em>{node.children.map(inline)}</em>;
    case 'image':
      return <Picture url={node.url} alt={node.alt} />;
    case 'link':
      return <OutsideLink url={node.url}>{node.children.map(inline)}</OutsideLink>;
  }
}

/** Opens beside the conversation, and gives the other site no referrer. The address has passed `safeUrl`. */
export function OutsideLink({ url, children }: { readonly url: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

interface PictureProps {
  readonly url: string;
  readonly alt: string;
}

/**
 * A picture; a link to it where it is not there, or the policy of the page around forbids it. A class, since hooks would be a
 * thirtieth of all that a customer's page loads, for this one state.
 */
class Picture extends Component<PictureProps, { readonly isMissing: boolean }> {
  override state = { isMissing: false };

  override render({ url, alt }: PictureProps): JSX.Element {
    if (this.state.isMissing) return <OutsideLink url={url}>{alt}</OutsideLink>;
    const onError = () => this.setState({ isMissing: true });
    return <img class="picture" src={url} alt={alt} loading="lazy" referrerpolicy="no-referrer" onError={onError} />;
  }
}
