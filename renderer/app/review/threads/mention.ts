/** The `@` and the letters after it at the end of what stands before the caret. */
const begunAtEnd = /(?<![\p{L}\p{N}@._/-])@([\p{L}\p{N} _-]{0,40})$/u;

/** Who can be meant by the mention on which the caret stands; none where it stands on none. */
export function offeredAt(text: string, caret: number, roles: readonly string[]): readonly string[] {
  const begun = begunAtEnd.exec(text.slice(0, caret))?.[1]?.toLowerCase();
  if (begun === undefined) return [];
  return roles
    .filter((role) => role.toLowerCase().startsWith(begun) && role.toLowerCase() !== begun)
    .slice(0, 6);
}

/** The text with that mention written out, and the caret behind it. */
export function withMention(
  text: string,
  caret: number,
  role: string,
): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, caret).replace(begunAtEnd, () => `@${role} `);
  return { text: before + text.slice(caret).replace(/^ /u, ''), caret: before.length };
}
