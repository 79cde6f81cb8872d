/** Offers text as a file download. */
export function offerDownload(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  // Browsers have read the data by then; only Safari needs a moment.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
