import type { Construct, Extension } from 'micromark-util-types';

/** Told how much of a text is read, from 0 to 1; it only ever grows. */
export type OnProgress = (share: number) => void;

/** micromark reads a text twice: its blocks, then what is in them. The rest of the time goes into the tree. */
const blocksShare = 0.3;
const inlineShare = 0.8;

const lineEnds = [-5, -4, -3] as const;

/**
 * A micromark extension that recognises nothing and says how far the parser is: at the beginning of each line while it
 * reads blocks, and at line ends and full stops while it reads what is in them.
 * @param length of the text, in UTF-16 units
 */
export function progress(length: number, onProgress: OnProgress): Extension {
  let told = 0;
  const tell = (share: number): void => {
    if (share < told + 0.01) return;
    told = share;
    onProgress(share);
  };
  const at = (from: number, to: number): Construct => ({
    add: 'before',
    tokenize(_effects, _ok, nok) {
      tell(from + ((to - from) * this.now().offset) / Math.max(1, length));
      return nok;
    },
  });
  const inBlocks = at(0, blocksShare);
  const inText = at(blocksShare, inlineShare);
  const fullStop = 46;
  return {
    flow: { null: [inBlocks] },
    text: Object.fromEntries([...lineEnds, fullStop].map((code) => [code, [inText]])),
  };
}
