/** What the command line takes; printed on wrong arguments and on --help. */
export const usage = `Usage:
  aftermark export DRAFT… --out DIR [--format md|html] [--audience public|internal] [--keep owners,trackers]
                   [--no-picture] [--force]
      Writes each draft (.postmortem, or draft.json) into DIR, named after its input: as Markdown with its images in
      a folder beside it, or as one HTML page that holds everything. --force replaces files that differ. --keep goes
      with HTML. --no-picture leaves out the picture of the timeline.
  aftermark export DRAFT… --target TARGET --out SITE [--dry-run] [--json] [--force] [--remove-old]
                   [--slug S] [--date D] [--as-draft] [--audience public|internal] [--keep owners,trackers]
                   [--field NAME=THEIRS]… [--folder F] [--description T] [--author T] [--heading-offset N]
                   [--no-picture] [--base-path /P] [--raw-html] [--github-pages] [--plain-typography]
      Writes each draft as a post into the folder of a site, with its images. Shows what it does, as a diff where
      something is there. A file that Aftermark has not written, or that was edited since, is replaced with --force
      alone; what an export before has left under another name is removed with --remove-old. The site's
      .aftermark.json keeps slug, date and anchors for the next time. --field NAME= leaves a field out. The last four
      say what differs at this site from the generator as it comes.
      Targets: gfm, hugo, jekyll, eleventy, hexo, astro, astro-mdx, docusaurus, mkdocs.
  aftermark import FILE.md… --out DIR [--template ID] [--json] [--force]
      Makes a post-mortem of each Markdown file, named after its input, with the images that lie beside or
      below it, and says what became a timeline, actions or causes and what stayed text. --json says it as
      JSON, one line a file.
  aftermark check FILE… [--json]
      Says what is wrong or missing in drafts (.postmortem, draft.json) and in Markdown files, which are imported
      first: facts that do not agree, what is not written yet, judgements of people, what may be meant for inside.
      Writes nothing. The exit code is 1 where an error is among it. --json says it as JSON, one line a file.
  aftermark timeline FILE [--format F] [--zone ZONE] [--date YYYY-MM-DD] [--shift +HH:MM]
                   [--date-order day-first|month-first] [--means IST=ZONE]… [--json]
      Reads a timeline from a log, a chat, a table or the export of a system, and prints it in the order of time.
      --zone and --date say what its times leave out, --shift puts its clock right. What is inferred or unclear is
      said on stderr. --json gives all that is known, in one object.
      Formats: slack, pagerduty, opsgenie, statuspage, grafana, github, csv, markdown, lines.
  aftermark new --template ID --title "…" --out FILE.postmortem [--date YYYY-MM-DD] [--zone ZONE] [--force]
      Makes a post-mortem from a template. The zone is UTC unless one is named.
  aftermark metrics DRAFT [--json]
      Prints how long the impact lasted, and how long it took to detect, acknowledge, identify, mitigate, resolve and
      tell the public, each with what it counts and between which events. DRAFT may be Markdown, which is imported
      first. What is not known is said, and never a number.
  aftermark merge DRAFT REVIEW… --out OUT [--accept all|none] [--sent FILE] [--json] [--force]
      Merges reviews that came back into a draft (.postmortem or draft.json): comments and sign-offs, and suggestions
      unless --accept is none. What has no place, and what contradicts another suggestion, is kept in OUT as threads
      that block, and reported in full. A small review needs the file that was sent, with --sent. The exit code is 1
      where something is left to a person, 2 where nothing was merged.
  aftermark merge --git BASE OURS THEIRS
      The same for two branches, as a merge driver of git: writes over OURS. electron/cli/README.md has the
      configuration.
  aftermark templates
      Lists the templates: id, tab, name.
  aftermark --help, aftermark --version
`;

/** Wrong arguments: the sentence goes to stderr with the usage, and the exit code is 2. */
export class UsageError extends Error {}

/** A file that cannot be read or written: one sentence on stderr, exit code 1, nothing written. */
export class FileError extends Error {}

/** What a command has to say when it has done its work. */
export interface Printed {
  /** For stdout: what another program may read. */
  readonly lines: readonly string[];
  /** For stderr: what a person should know although it went well, one sentence each. */
  readonly notes: readonly string[];
  /** The exit code where it is not 0: the lines tell of something that was not done. */
  readonly code?: 1 | 2;
}
