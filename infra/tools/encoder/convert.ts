/** The published weights -> 8-bit numbers, each row of a matrix with a scale of its own. */
import { quantise } from '../../../bot/matcher/encoder/quantise';
import type { EncoderWeights, Layer, Matrix, Norm } from '../../../bot/matcher/encoder/weights';
import type { PublishedModel, Tensor } from './source';

const HEADS = [4, 4];
/** Pieces that stand for no text: unknown, start, end, and three unused. */
const RESERVED = 6;

/** Quantises a model. */
export function convert(model: PublishedModel): EncoderWeights {
  const { tensor, pieces, version } = model;
  const vectors = tensor('module/Embeddings_en');
  return {
    version,
    reserved: RESERVED,
    pieces: { texts: pieces.map(([text]) => text), scores: Float32Array.from(pieces, ([, score]) => score) },
    pieceVectors: quantise(vectors.values.subarray(0, pieces.length * vectors.shape[1]!), pieces.length, new Float32Array()),
    layers: HEADS.map((heads, layer) => convertLayer(model, heads, layer)),
    output: matrix(tensor('tanh_layer_0/weights'), tensor('tanh_layer_0/bias')),
  };
}

function convertLayer({ tensor }: PublishedModel, heads: number, layer: number): Layer {
  const of = (...parts: string[]) => tensor(`/Layer_${layer}/`, ...parts);
  const norm = (...parts: string[]): Norm => ({
    scale: of(...parts, 'layer_norm_scale').values,
    bias: of(...parts, 'layer_norm_bias').values,
  });
  return {
    heads,
    attentionNorm: norm('TransformerLayer/layer_prepostprocess'),
    queryKeyValue: matrix(of('qkv_transform_single/kernel'), of('qkv_transform_single/bias')),
    attentionOutput: matrix(of('output_transform_single/kernel'), of('output_transform_single/bias')),
    ...(layer === 0 ? { widen: matrix(of('dense/kernel'), of('dense/bias')) } : {}),
    feedNorm: norm('FFN/layer_prepostprocess'),
    feedIn: matrix(of('conv1/Tensordot/Reshape_1'), of('conv1/bias')),
    feedOut: matrix(of('conv2/Tensordot/Reshape_1'), of('conv2/bias')),
  };
}

/** Published matrices have one row per input; ours have one per output. */
function matrix({ shape, values }: Tensor, bias: Tensor): Matrix {
  const [inputs, outputs] = [shape.at(-2)!, shape.at(-1)!];
  const turned = new Float32Array(values.length);
  for (let i = 0; i < inputs; i++) for (let o = 0; o < outputs; o++) turned[o * inputs + i] = values[i * outputs + o]!;
  return quantise(turned, outputs, bias.values);
}
