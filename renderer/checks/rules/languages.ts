/** Whether a document's language (BCP 47) is English; rules about words say nothing of other languages. */
export function isEnglish(language: string): boolean {
  return /^en(?:-|$)/iu.test(language);
}
