/** Offers text as a file to save. */
export function offerDownload(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  // Browsers have the data by then; Safari alone takes a moment.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
