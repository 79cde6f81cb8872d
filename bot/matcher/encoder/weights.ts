/**
 * The content of an encoder file: a transformer of a few layers (Vaswani et al. 2017) in 8-bit numbers, as the Universal
 * Sentence Encoder Lite has it (Cer et al. 2018). `npm run encoder` makes the file.
 */
import { readContainer, writeContainer } from '../arrays/container';
import type { Pieces } from './pieces';

/** A matrix with one row per output, in 8 bits: the value is `value * scale` of the row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly value: Int8Array;
  readonly scale: Float32Array;
  /** What is added to each output. */
  readonly bias: Float32Array;
}

/** Layer normalisation (Ba et al. 2016). */
export interface Norm {
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}

export interface Layer {
  readonly heads: number;
  readonly attentionNorm: Norm;
  /** Queries, keys and values below each other. */
  readonly queryKeyValue: Matrix;
  readonly attentionOutput: Matrix;
  /** Brings the input to the layer's width where that differs. */
  readonly widen?: Matrix;
  readonly feedNorm: Norm;
  readonly feedIn: Matrix;
  readonly feedOut: Matrix;
}

export interface EncoderWeights {
  readonly version: string;
  readonly pieces: Pieces;
  readonly reserved: number;
  /** One row per piece; its bias is empty. */
  readonly pieceVectors: Matrix;
  readonly layers: readonly Layer[];
  readonly output: Matrix;
}

/** The part of a file that says how to read the rest. */
interface Header {
  readonly version: string;
  readonly licence: string;
  readonly reserved: number;
  readonly layers: readonly { readonly heads: number; readonly widens: boolean }[];
}

/** No piece contains it. */
const BETWEEN_PIECES = '\n';

const matrixSections = ({ value, scale, bias }: Matrix): ArrayBufferView[] => [value, scale, bias];
const normSections = ({ scale, bias }: Norm): ArrayBufferView[] => [scale, bias];

/** @param licence of the model, written into the file */
export function writeEncoder(weights: EncoderWeights, licence: string): Uint8Array {
  const { version, pieces, reserved, pieceVectors, layers, output } = weights;
  const header: Header = {
    version,
    licence,
    reserved,
    layers: layers.map(({ heads, widen }) => ({ heads, widens: widen !== undefined })),
  };
  const text = (written: string) => new TextEncoder().encode(written);
  return writeContainer([
    ...[text(JSON.stringify(header)), text(pieces.texts.join(BETWEEN_PIECES)), pieces.scores],
    ...matrixSections(pieceVectors),
    ...layers.flatMap(({ attentionNorm, queryKeyValue, attentionOutput, widen, feedNorm, feedIn, feedOut }) => [
      ...[...normSections(attentionNorm), ...matrixSections(queryKeyValue), ...matrixSections(attentionOutput)],
      ...(widen === undefined ? [] : matrixSections(widen)),
      ...[...normSections(feedNorm), ...matrixSections(feedIn), ...matrixSections(feedOut)],
    ]),
    ...matrixSections(output),
  ]);
}

/**
 * Reads an encoder file in place.
 * @throws SnapshotError for a damaged file
 */
export function readEncoder(bytes: Uint8Array): EncoderWeights {
  const sections = readContainer(bytes).values();
  const next = () => sections.next().value ?? new Uint8Array();
  const f32 = () => {
    const { buffer, byteOffset, byteLength } = next();
    return new Float32Array(buffer, byteOffset, byteLength / 4);
  };
  const matrix = (): Matrix => {
    const { buffer, byteOffset, byteLength } = next();
    const scale = f32();
    const rows = scale.length;
    return { rows, columns: byteLength / rows, value: new Int8Array(buffer, byteOffset, byteLength), scale, bias: f32() };
  };
  const norm = (): Norm => ({ scale: f32(), bias: f32() });

  const text = () => new TextDecoder().decode(next());
  const header: Header = JSON.parse(text());
  const pieces: Pieces = { texts: text().split(BETWEEN_PIECES), scores: f32() };
  return {
    version: header.version,
    reserved: header.reserved,
    pieces,
    pieceVectors: matrix(),
    layers: header.layers.map(
      ({ heads, widens }): Layer => ({
        heads,
        attentionNorm: norm(),
        queryKeyValue: matrix(),
        attentionOutput: matrix(),
        ...(widens ? { widen: matrix() } : {}),
        feedNorm: norm(),
        feedIn: matrix(),
        feedOut: matrix(),
      }),
    ),
    output: matrix(),
  };
}
