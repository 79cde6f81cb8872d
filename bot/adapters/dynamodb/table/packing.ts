import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * What content begins to be compressed with: the names and marks of its short forms. It never changes, since what was packed
 * with it could not be read any more; another one would be another form.
 */
const DICTIONARY = Buffer.from(
  '{"h":"[0,0,0,0],[0,0,0],"0.55,0.3,0.1]],"true,false]null,null,null,"https://www."],[["],["],"lb":["labels],"nr":"M-' +
    '"ck":"ex":17"nx":17"pa":17"rd":17"fd":17"ua":17"a":17"to":"o":{"login":"","name":"","u":{"name":"","email":"' +
    '{"k":"web:","h":"","s":[2,3],"c":"waiting","v":["M-","assigned",17' +
    '"c":"clarifying","h":"","he":18,"kv":"","av":1,"n":2,"s":3,"t":"calm","m":1,"q":"","b":[19.,17],"bt":[' +
    '"f":[3,["none","person"]],"sd":"","l":"es","l":"en","ua":17,"a":17,"w":["m3","' +
    '{"s":2,"a":17,"m":[{"i":"","t":""},{"t":"","w":[null,null,"",[["/","' +
    '"x":{"d":"fallback","clarify","handoff","l":"es","v":"","h":[0.5,0.2,0.1],"c":[["/",999,0,[9,9,9,9]],["/',
);
/** More than any item can hold. */
const MOST_BYTES = 16_000_000;

export function packed(text: string): Uint8Array {
  return deflateRawSync(text, { level: 9, dictionary: DICTIONARY });
}

/** Empty, which no content is, when the bytes are none of ours. */
export function unpacked(bytes: Uint8Array): string {
  try {
    return inflateRawSync(bytes, { dictionary: DICTIONARY, maxOutputLength: MOST_BYTES }).toString('utf8');
  } catch {
    return '';
  }
}
