import { decodeImport, MAX_IMPORT_BYTES } from '../../../../bot/knowledge/import/decode';

const bytes = (...values: number[]) => new Uint8Array(values);

describe('decoding a file', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('¿Sí?'), undefined],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 0xc2, 0xbf, 0x53, 0xc3, 0xad, 0x3f), undefined],
    ['UTF-16 with a mark', bytes(0xff, 0xfe, 0xbf, 0, 0x53, 0, 0xed, 0, 0x3f, 0), undefined],
    ['Windows-1252, when somebody says so', bytes(0xbf, 0x53, 0xed, 0x3f), 'windows-1252'],
  ])('reads %s', (_, given, encoding) => {
    expect(decodeImport('a.csv', given, encoding)).toEqual({ name: 'a.csv', text: '¿Sí?' });
  });

  it('tells where a character is that is not UTF-8, and what to do', () => {
    expect(decodeImport('a.csv', bytes(0x61, 0x0a, 0x62, 0xed, 0x63))).toMatchObject({
      problem: { file: 'a.csv', line: 2, column: 2, message: expect.stringContaining('--encoding windows-1252') },
    });
  });

  it.each([
    ['a workbook or zip, which is never unpacked', bytes(0x50, 0x4b, 3, 4), /\.xlsx.*save the sheet as CSV/],
    ['gzip', bytes(0x1f, 0x8b, 8), /unpack it/],
    ['a PDF', new TextEncoder().encode('%PDF-1.7'), /a PDF/],
    ['more than 20 MB', new Uint8Array(MAX_IMPORT_BYTES + 1), /Split the file/],
    ['text with a null in it', bytes(0x61, 0), /cannot be read/],
  ])('refuses %s', (_, given, message) => {
    expect(decodeImport('a', given)).toMatchObject({ problem: { line: 1, message: expect.stringMatching(message) } });
  });

  it('refuses an encoding that there is not', () => {
    expect(decodeImport('a', bytes(0x61), 'latin-99')).toMatchObject({
      problem: { message: expect.stringContaining('“latin-99” is not known') },
    });
  });
});
