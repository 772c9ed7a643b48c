const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;
const letter = /\p{L}/u;

/**
 * The direction of a text by its first letter, as `dir=auto` takes it (HTML, "The dir attribute");
 * null for left to right and for a text without letters.
 */
export function directionOf(text: string): 'rtl' | null {
  const first = letter.exec(text)?.[0];
  return first !== undefined && rightToLeft.test(first) ? 'rtl' : null;
}
