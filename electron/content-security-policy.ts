/**
 * The policy of every answer on app://. Nothing is allowed but what is named:
 * - `style-src-attr 'unsafe-inline'`: ProseMirror parses pasted HTML with its style attributes; without it a paste
 *   from Google Docs reads as all bold. A style attribute cannot load anything: `img-src` and `font-src` still hold.
 * - `img-src blob: data:`: images of a draft are shown from its assets; pasted ones arrive as data.
 *
 * `require-trusted-types-for 'script'` stays out: ProseMirror's clipboard parser assigns `innerHTML` in a detached
 * document, which Chromium would refuse without a policy of the editor's own.
 */
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'style-src-attr': "'unsafe-inline'",
  'img-src': "'self' blob: data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
} as const;

export const CONTENT_SECURITY_POLICY: string = Object.entries(DIRECTIVES)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');
