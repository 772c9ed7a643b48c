/** A kind of secret by its published shape. */
export interface TokenKind {
  readonly name: string;
  /** Flags "gu". What comes before the secret part, which may be shown, is in the group `shown`. */
  readonly pattern: RegExp;
}

/** No letter or digit may run into a token. */
const start = String.raw`(?<![A-Za-z0-9_-])`;
const end = '(?![A-Za-z0-9_-])';

const kind = (name: string, shown: string, rest: string): TokenKind => ({
  name,
  pattern: new RegExp(`${start}(?<shown>${shown})${rest}${end}`, 'gu'),
});

/**
 * Prefixes, lengths and character sets are facts from the vendors' documentation, named line by line, and from the
 * rules of secretlint (secretlint/secretlint, MIT), of which no code is here. Every repetition is bounded.
 */
export const tokenKinds: readonly TokenKind[] = [
  // AWS, "Understanding unique ID prefixes" (IAM user guide): access keys are 20 characters.
  kind('an AWS access key', 'AKIA|ASIA', '[A-Z0-9]{16}'),
  // AWS, "Manage access keys" (IAM user guide): 40 characters; known only by the name that stands before it.
  {
    name: 'an AWS secret key',
    pattern:
      /(?<shown>(?:(?:aws_?)?secret_?access_?key|aws_?secret(?:_?key)?)["']?\s{0,3}[:=]\s{0,3}["']?)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/giu,
  },
  // GitHub, "Behind GitHub's new authentication token formats" and "Types of token prefixes".
  kind('a GitHub token', 'gh[pousr]_', '[A-Za-z0-9]{36}'),
  kind('a GitHub token', 'github_pat_', '[A-Za-z0-9_]{82}'),
  // GitLab, "Token overview": prefixes.
  kind('a GitLab token', 'gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|oas)-', '[A-Za-z0-9_.-]{20,128}'),
  // Slack, "Token types" and "Incoming webhooks".
  kind('a Slack token', 'xox[abeoprs]-|xapp-', '[A-Za-z0-9-]{20,250}'),
  {
    name: 'a Slack webhook',
    pattern:
      /(?<shown>https:\/\/hooks\.slack\.com\/(?:services|workflows)\/)[A-Za-z0-9]{6,40}\/[A-Za-z0-9]{6,40}\/[A-Za-z0-9]{16,64}/gu,
  },
  // Google Cloud, "API keys" (39 characters); "OAuth client secret" begins with GOCSPX-.
  kind('a Google API key', 'AIza', '[A-Za-z0-9_-]{35}'),
  kind('a Google client secret', 'GOCSPX-', '[A-Za-z0-9_-]{28}'),
  // Stripe, "API keys": prefixes; 24 to 99 characters follow.
  kind('a Stripe key', '(?:sk|rk)_(?:live|test)_', '[A-Za-z0-9]{24,99}'),
  // npm, "About access tokens" and the 2021 post on the format.
  kind('an npm token', 'npm_', '[A-Za-z0-9]{36}'),
  // PyPI, warehouse: macaroons that begin with the encoded location pypi.org or test.pypi.org.
  kind('a PyPI token', 'pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)', '[A-Za-z0-9_-]{50,1000}'),
  // SendGrid, "API keys": 69 characters in three parts.
  kind('a SendGrid key', String.raw`SG\.`, String.raw`[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}`),
  // OpenAI: the marker T3BlbkFJ ("OpenAI" in base64) stands in the middle.
  kind(
    'an OpenAI key',
    'sk-(?:(?:proj|svcacct|admin)-)?',
    '[A-Za-z0-9_-]{20,80}T3BlbkFJ[A-Za-z0-9_-]{20,80}',
  ),
  // Anthropic, secretlint's rule: 108 characters that end with AA.
  kind('an Anthropic key', String.raw`sk-ant-[a-z]{3,5}\d{2}-`, '[A-Za-z0-9_-]{80,128}AA'),
  // HashiCorp Vault, "Tokens": hvs., hvb., hvr.
  kind('a Vault token', String.raw`hv[sbr]\.`, '[A-Za-z0-9_-]{24,300}'),
  // Grafana, "Service accounts": glsa_, 32 characters, a checksum.
  kind('a Grafana token', 'glsa_', '[A-Za-z0-9]{32}_[a-f0-9]{8}'),
  // DigitalOcean, "Token prefixes": 64 hexadecimal digits.
  kind('a DigitalOcean token', 'do[oprs]_v1_', '[a-f0-9]{64}'),
  // RFC 7519: three base64url parts, of which two are JSON objects ("eyJ" is `{"`).
  kind(
    'a JSON Web Token',
    'eyJ',
    String.raw`[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{16,2000}`,
  ),
  // RFC 7468 and OpenSSH: at least a line of the key must follow, or it is only the name of the thing.
  {
    name: 'a private key',
    pattern:
      /(?<shown>-----BEGIN (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----)(?:\s|\\n){1,8}[A-Za-z0-9+/=]{40}/gu,
  },
  // RFC 3986, 3.2.1: "user:password" before the host is deprecated, and readable to all.
  {
    name: 'a password',
    pattern:
      /(?<shown>(?<![A-Za-z0-9+.-])(?:https?|ftps?|(?:jdbc:)?(?:postgres(?:ql)?|mysqlx?|mariadb)|mongodb(?:\+srv)?|rediss?|amqps?):\/\/(?<user>[^\s:/@"'<>]{0,100}):)(?<password>[^\s/@"'<>]{1,200})@[A-Za-z0-9]/gu,
  },
];
