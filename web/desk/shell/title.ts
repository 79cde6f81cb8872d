let plain = '';
let count = 0;

/** Names what the page shows. */
export function setTitle(title: string): void {
  plain = title;
  write();
}

/** How many tickets of one's own there are, before the title: a tab in the background says it, too. */
export function setTitleCount(tickets: number): void {
  count = tickets;
  write();
}

function write(): void {
  const title = count > 0 ? `(${count}) ${plain}` : plain;
  if (title !== document.title) document.title = title;
}
