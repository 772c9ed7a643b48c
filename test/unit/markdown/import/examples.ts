/** One small post-mortem and what has to be found in it. */
export interface Example {
  readonly name: string;
  readonly markdown: string;
  /** "2019-07-02T13:42Z headline", "? words | headline" for a time without a day, "- | headline" for none. */
  readonly events?: readonly string[];
  /** "text {facts}", the facts as JSON where there are any. */
  readonly actions?: readonly string[];
  /** "depth kind text". */
  readonly factors?: readonly string[];
}

const day = '# Queue outage on 2 July 2019\n\n';

export const timelineExamples: readonly Example[] = [
  {
    name: 'a table with the zone in its header',
    markdown: `${day}## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| 13:42 | A rule goes out |\n| 14:09 | Traffic is **back** |\n`,
    events: ['2019-07-02T13:42Z A rule goes out', '2019-07-02T14:09Z Traffic is back'],
  },
  {
    name: 'a table with date and time apart, who did it and a link',
    markdown:
      '# Outage\n\n## Timeline\n\n| Date | Time | Who | What happened | Link |\n|---|---|---|---|---|\n| 2019-07-02 | 13:42 | on-call | Deploy begins | [graph](https://example.org/1) |\n| 2019-07-02 | 13:45 | | First page | |\n',
    events: ['2019-07-02T13:42Z Deploy begins ¶ Who: on-call', '2019-07-02T13:45Z First page'],
  },
  {
    name: 'a table without a row of hyphens, as kramdown takes it',
    markdown: `${day}## Timeline\n\n| 13:42 | A rule goes out |\n| 13:45 | The \`a|b\` check fails |\n| 14:09 | It is over |\n`,
    events: [
      '2019-07-02T13:42Z A rule goes out',
      '2019-07-02T13:45Z The a|b check fails',
      '2019-07-02T14:09Z It is over',
    ],
  },
  {
    name: 'a row whose time cannot be read keeps its words',
    markdown: `${day}## Timeline\n\n| Time | Event |\n|---|---|\n| 13:42 | One |\n| 13:43 | Two |\n| 13:44 | Three |\n| tea time | Four |\n`,
    events: [
      '2019-07-02T13:42Z One',
      '2019-07-02T13:43Z Two',
      '2019-07-02T13:44Z Three',
      '? tea time | Four',
    ],
  },
  ...[
    ['a dash', '- 13:42 – Rules go out\n- 13:45 – Page'],
    ['a hyphen', '- 13:42 - Rules go out\n- 13:45 - Page'],
    ['an em dash', '- 13:42 — Rules go out\n- 13:45 — Page'],
    ['a colon', '* 13:42: Rules go out\n* 13:45: Page'],
    ['many colons', '- 13:42 ::::: Rules go out\n- 13:45 ::::: Page'],
    ['bold', '- **13:42** Rules go out\n- **13:45** Page'],
    ['bold with a colon', '- **13:42:** Rules go out\n- **13:45:** Page'],
    ['code', '- `13:42` Rules go out\n- `13:45` Page'],
    ['brackets', '- [13:42] Rules go out\n- [13:45] Page'],
    ['round brackets', '- (13:42) Rules go out\n- (13:45) Page'],
    ['an arrow', '- 13:42 → Rules go out\n- 13:45 → Page'],
    ['a space alone', '- 13:42 Rules go out\n- 13:45 Page'],
    ['noon and midnight words', '- 1:42 PM Rules go out\n- 1:45 pm - Page'],
    ['its zone', '- 13:42 UTC Rules go out\n- 13:45 UTC – Page'],
    ['another zone', '- 15:42 CEST: Rules go out\n- 15:45 CEST: Page'],
    ['two zones', '- **13:42 UTC / 06:42 PDT**: Rules go out\n- **13:45 UTC / 06:45 PDT**: Page'],
    ['its day in brackets', '- **13:42 UTC (Jul 2)** - Rules go out\n- **13:45 UTC (Jul 2)** - Page'],
    ['its date', '- 2019-07-02 13:42 Rules go out\n- 2019-07-02T13:45Z Page'],
    ['a numbered list', '1. 13:42 Rules go out\n2. 13:45 Page'],
  ].map(([name = '', list = '']) => ({
    name: `a list with times set apart by ${name}`,
    markdown: `${day}## Timeline\n\n${list}\n`,
    events: ['2019-07-02T13:42Z Rules go out', '2019-07-02T13:45Z Page'],
  })),
  {
    name: 'midnight between two rows, and a day written out',
    markdown: `${day}## Timeline\n\n- 23:50 Disk is full\n- 00:10 Disk is empty\n- 4 July 09:00 Review\n- 09:30 Done\n`,
    events: [
      '2019-07-02T23:50Z Disk is full',
      '2019-07-03T00:10Z Disk is empty',
      '2019-07-04T09:00Z Review',
      '2019-07-04T09:30Z Done',
    ],
  },
  {
    name: 'a heading a day',
    markdown:
      '# Outage\n\n## Timeline (UTC)\n\n### 2019-07-02\n\n- 13:42 One\n\n### 2019-07-03 – the day after\n\n- 08:00 Two\n',
    events: ['2019-07-02T13:42Z One', '2019-07-03T08:00Z Two'],
  },
  {
    name: 'a day alone in a paragraph, and rows that are paragraphs',
    markdown:
      '# Outage\n\n## Timeline\n\n2 July 2019\n\n13:42 – One\n\n13:45 – Two\n\n3 July 2019\n\n08:00 – Three\n',
    events: ['2019-07-02T13:42Z One', '2019-07-02T13:45Z Two', '2019-07-03T08:00Z Three'],
  },
  {
    name: 'a heading a time, with text and lists under it',
    markdown:
      '# Outage\n\n## Timeline\n\nAll times in UTC\n\n### 2019-07-02 13:42\n\nRules go out.\n\n- to every host\n\n### 13:45\n\nPage.\n\n#### Detail\n\nMore.\n\n## Lessons\n\nMany.\n',
    events: ['2019-07-02T13:42Z Rules go out. ¶ to every host', '2019-07-02T13:45Z Page. ¶ Detail ¶ More.'],
  },
  {
    name: 'a heading a time, with words behind it',
    markdown: `${day}## Timeline\n\n### 13:42 – Rules go out\n\nEverywhere.\n\n### 13:45 – Page\n`,
    events: ['2019-07-02T13:42Z Rules go out ¶ Everywhere.', '2019-07-02T13:45Z Page'],
  },
  {
    name: 'lines of one paragraph, with and without breaks',
    markdown: `${day}## Timeline\n\n13:42 - Rules go out\n13:45 - Page<br>\n14:00 - Found  \n14:07 - Stopped\n`,
    events: [
      '2019-07-02T13:42Z Rules go out',
      '2019-07-02T13:45Z Page',
      '2019-07-02T14:00Z Found',
      '2019-07-02T14:07Z Stopped',
    ],
  },
  {
    name: 'items whose words stand on the next line',
    markdown:
      '# Outage\n\n## Timeline of events\n\n- 2019-07-02 13:42 UTC\n    Rules go out.\n- 2019-07-02 13:45 UTC\n    Page.\n',
    events: ['2019-07-02T13:42Z Rules go out.', '2019-07-02T13:45Z Page.'],
  },
  {
    name: 'a label instead of a heading, and a log between the rows',
    markdown: `${day}Something broke.\n\n**Timeline:**\n\n- 13:42 One\n\n\`\`\`\nOOM\n\`\`\`\n\n- 13:45 Two\n\n**Impact:**\n\n- 12:00 hours of work\n`,
    events: ['2019-07-02T13:42Z One ¶ OOM', '2019-07-02T13:45Z Two'],
  },
  {
    name: 'a remark between the rows, which stays with the row above',
    markdown: `${day}## Timeline\n\n- 13:42 One\n- Note: the clock was wrong\n- 13:45 Two\n- 13:46 Three\n`,
    events: [
      '2019-07-02T13:42Z One ¶ Note: the clock was wrong',
      '2019-07-02T13:45Z Two',
      '2019-07-02T13:46Z Three',
    ],
  },
  {
    name: 'a time that nobody knows',
    markdown: `${day}## Timeline\n\n- [???] Something grows\n- [13:42] Page\n- [13:50] Fixed\n`,
    events: ['? [???] | Something grows', '2019-07-02T13:42Z Page', '2019-07-02T13:50Z Fixed'],
  },
  {
    name: 'a date with four digits behind it',
    markdown: '# Outage\n\n## Timeline (UTC)\n\n- 2019-07-02 1342: One\n- 2019-07-02 1345: Two\n',
    events: ['2019-07-02T13:42Z One', '2019-07-02T13:45Z Two'],
  },
  {
    name: 'dots in clock times, and nothing but a space behind them',
    markdown: `${day}## Timeline\n\n13.42 rules go out\n\n13.45 (approx) page\n\n14.07 stopped, on 1.5 hosts\n`,
    events: [
      '2019-07-02T13:42Z rules go out',
      '2019-07-02T13:45Z page',
      '2019-07-02T14:07Z stopped, on 1.5 hosts',
    ],
  },
  {
    name: 'rows that are only a day, over the rows of that day',
    markdown:
      '# Outage\n\nOn 07/30/2019.\n\n## Timeline\n\nTime | Description\n--- | ---\n7/29 |\n13:42 | One\n7/30 |\n08:00 | Two\n',
    events: ['2019-07-29T13:42Z One', '2019-07-30T08:00Z Two'],
  },
  {
    name: 'a heading a time without a section, over two days',
    markdown:
      '# Outage\n\n## July 2, 2019 (UTC)\n\n### 1:42 PM — one\n\n### 1:45 PM — two\n\n### 2:07 PM — three\n\n## July 3, 2019\n\n### 8:00 AM — four\n',
    events: [
      '2019-07-02T13:42Z one',
      '2019-07-02T13:45Z two',
      '2019-07-02T14:07Z three',
      '2019-07-03T08:00Z four',
    ],
  },
  {
    name: 'no day anywhere',
    markdown: '# Outage\n\n## Timeline\n\n- 13:42 One\n- 13:45 Two\n',
    events: ['? 13:42 | One', '? 13:45 | Two'],
  },
  {
    name: 'the month first, as another date shows',
    markdown:
      '# Outage\n\nFrom 07/13/2019 on.\n\n## Timeline\n\n- 07/02/2019 13:42 - One\n- 07/02/2019 13:45 - Two\n',
    events: ['2019-07-02T13:42Z One', '2019-07-02T13:45Z Two'],
  },
  {
    name: 'paragraphs outside of any section that go forward in time',
    markdown: `${day}- **Context**:\n\n13:42 – One\n\n13:43 – Two\n\n13:44 – Three:\n\n* with\n* detail\n\n13:45 – Four\n\n13:46 – Five\n`,
    events: [
      '2019-07-02T13:42Z One',
      '2019-07-02T13:43Z Two',
      '2019-07-02T13:44Z Three: ¶ withdetail',
      '2019-07-02T13:45Z Four',
      '2019-07-02T13:46Z Five',
    ],
  },
];

/** What begins with times and is none of them, or is not sure to be. */
export const plainExamples: readonly Example[] = [
  {
    name: 'measurements by spans of time',
    markdown: `${day}### Connected peers\n\n- **13:00-13:45 UTC**: 7 peers\n- **13:45-14:00 UTC**: 10 peers\n- **14:00 UTC**: none\n- **14:01-14:05 UTC**: 3 peers\n- **14:05-14:15 UTC**: 7 peers\n`,
  },
  {
    name: 'a quoted chat and an alert',
    markdown: `${day}## Timeline\n\n> [!NOTE]\n> 13:42 - somebody\n> 13:45 - somebody else\n`,
  },
  { name: 'a list of two times elsewhere', markdown: `${day}## Impact\n\n- 13:42 slow\n- 13:45 slower\n` },
  {
    name: 'prose that begins with a time',
    markdown: `${day}## What happened\n\n13:42 was when it began.\n\n2 July was quiet.\n`,
  },
  {
    name: 'a changelog',
    markdown: `${day}## Changelog\n\n| Date | Version | Description |\n|---|---|---|\n| 2019-07-05 | 1 | First |\n| 2019-07-06 | 2 | Second |\n`,
  },
  { name: 'ratios and lengths', markdown: `${day}## Timeline\n\n- 10:1 odds\n- 5 minutes of silence\n` },
  {
    name: 'boxes under a timeline',
    markdown: `${day}## Timeline\n\n- [ ] 13:42 write it up\n- [x] 13:45 send it\n`,
  },
  {
    name: 'a legend of priorities',
    markdown: `${day}## Action items\n\n- P0 - at once\n- P1 - this quarter\n`,
  },
  {
    name: 'steps of a scenario under a root cause',
    markdown: `${day}## Root cause\n\nImagine this:\n\n1. A write begins\n2. It is cut off\n\nThat was it.\n`,
  },
  {
    name: 'actions in groups',
    markdown: `${day}## Action items\n\n- On our side:\n  - one\n  - two\n- On theirs:\n  - three\n`,
  },
  {
    name: 'whys that fork',
    markdown: `${day}## Five whys\n\n- It fell over.\n\n  Why?\n\n  - Too full.\n\n  And why did nobody see?\n\n  - No alert.\n`,
  },
];

export const actionExamples: readonly Example[] = [
  {
    name: 'a table with every column',
    markdown: `${day}## Action items\n\n| # | Action item | Type | Owner | Due | Priority | Bug | Status |\n|---|---|---|---|---|---|---|---|\n| 1 | Limit CPU | prevent | edge team | 2019-07-19 | P1 | [#12](https://example.org/issues/12) | In progress |\n| 2 | Alert **sooner** | Detection | | next week | | OPS-7 | DONE |\n`,
    actions: [
      'Limit CPU {"type":"prevent","owner":"edge team","due":"2019-07-19","priority":"P1","link":"https://example.org/issues/12","status":"in-progress"}',
      'Alert sooner {"type":"detect","due":"next week","link":"OPS-7","status":"done"}',
    ],
  },
  {
    name: 'cells that our fields do not hold, as text',
    markdown: `${day}## Action items\n\n| Task | Who | Priority | Status |\n|---|---|---|---|\n| Split the queue | *the* team | urgent | done on 5 July |\n`,
    actions: ['Split the queue ¶ Who: the team ¶ Priority: urgent ¶ Status: done on 5 July'],
  },
  {
    name: 'a table elsewhere that says what it is',
    markdown: `${day}## Afterwards\n\n| Action | Owner |\n|---|---|\n| Limit CPU | edge |\n`,
    actions: ['Limit CPU {"owner":"edge"}'],
  },
  {
    name: 'a link that says more than its address',
    markdown: `${day}## Action items\n\n| Task | Ticket |\n|---|---|\n| Limit CPU | [the long one](https://example.org/12) |\n`,
    actions: ['Limit CPU ¶ Ticket: the long one'],
  },
  {
    name: 'boxes',
    markdown: `${day}## Follow-ups\n\n- [x] Limit CPU\n- [ ] Alert sooner\n  - with a page\n`,
    actions: ['Limit CPU {"status":"done"}', 'Alert sooner ¶ with a page {"status":"open"}'],
  },
  {
    name: 'lists under headings of their own',
    markdown: `${day}## Action items\n\n### Detection\n\n1. Alert sooner\n\n### Prevention\n\n1. Limit CPU\n`,
    actions: ['Alert sooner', 'Limit CPU'],
  },
  {
    name: 'numbered headings',
    markdown: `${day}## Resulting Action\n\n### 1) Limit CPU\n\nBy next week.\n\n### 2) Alert sooner\n\nWith a page.\n`,
    actions: ['Limit CPU ¶ By next week.', 'Alert sooner ¶ With a page.'],
  },
  {
    name: 'a heading that asks what is being done',
    markdown: `${day}## What we're doing about it\n\n- Limit CPU\n- Alert sooner\n`,
    actions: ['Limit CPU', 'Alert sooner'],
  },
  {
    name: 'the table and not the list that explains it',
    markdown: `${day}## Action items\n\nThere are three kinds:\n\n- one\n- another\n\n| Action | Owner |\n|---|---|\n| Limit CPU | edge |\n`,
    actions: ['Limit CPU {"owner":"edge"}'],
  },
];

export const factorExamples: readonly Example[] = [
  {
    name: 'contributing factors',
    markdown: `${day}## Contributing factors\n\n- No limit\n- No alert\n`,
    factors: ['0 contributing No limit', '0 contributing No alert'],
  },
  {
    name: 'root causes, announced by a sentence',
    markdown: `${day}## Root causes\n\nTwo causes met:\n\n1. No limit\n2. No alert\n`,
    factors: ['0 root-cause No limit', '0 root-cause No alert'],
  },
  {
    name: 'five whys in a flat list',
    markdown: `${day}## 5 Whys\n\n1. Why did it stop? The disk was full.\n2. Why was it full? Nothing was deleted.\n`,
    factors: ['0  Why did it stop? The disk was full.', '1  Why was it full? Nothing was deleted.'],
  },
  {
    name: 'whys under another heading',
    markdown: `${day}## Root cause\n\n1. Why did it stop? The disk was full.\n2. Why? Nothing was deleted.\n`,
    factors: ['0  Why did it stop? The disk was full.', '1  Why? Nothing was deleted.'],
  },
  {
    name: 'five whys under one another',
    markdown: `${day}## Five whys\n\n- It stopped.\n  - The disk was full.\n    - Nothing was deleted.\n  - No alert.\n`,
    factors: ['0  It stopped.', '1  The disk was full.', '2  Nothing was deleted.', '1  No alert.'],
  },
];

export const examples = [...timelineExamples, ...plainExamples, ...actionExamples, ...factorExamples];
